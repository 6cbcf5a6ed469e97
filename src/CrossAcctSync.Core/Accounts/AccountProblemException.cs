using System;

namespace CrossAcctSync.Accounts;

/// <summary>An account could not be read to the end.</summary>
public sealed class AccountProblemException : Exception
{
    /// <summary>Tells of a problem.</summary>
    public AccountProblemException(AccountProblem problem, Exception? cause = null)
        : base((problem ?? throw new ArgumentNullException(nameof(problem))).Message, cause) => Problem = problem;

    /// <summary>What went wrong.</summary>
    public AccountProblem Problem { get; }
}
