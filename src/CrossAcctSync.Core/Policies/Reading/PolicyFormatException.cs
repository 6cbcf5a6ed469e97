using System;

namespace CrossAcctSync.Policies;

/// <summary>A text is no policy.</summary>
public sealed class PolicyFormatException : FormatException
{
    /// <summary>Makes the exception for a problem.</summary>
    public PolicyFormatException(PolicyProblem problem, Exception? innerException = null)
        : base((problem ?? throw new ArgumentNullException(nameof(problem))).ToString(), innerException) => Problem = problem;

    /// <summary>What is wrong, and where.</summary>
    public PolicyProblem Problem { get; }
}
