using System;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Documents;

/// <summary>A text is not what its format demands. The message says what was expected, and where.</summary>
public sealed class SourceFormatException : FormatException
{
    /// <summary>Makes the exception for a place in a text.</summary>
    /// <param name="location">Where reading stopped.</param>
    /// <param name="problem">What is wrong and what was expected, one sentence without a place.</param>
    /// <param name="innerException">The parser's own exception.</param>
    public SourceFormatException(SourceLocation location, string problem, Exception? innerException = null)
        : base(VisibleText.Of($"{location}: {problem}"), innerException)
    {
        Location = location;
        Problem = VisibleText.Of(problem);
    }

    /// <summary>Where reading stopped.</summary>
    public SourceLocation Location { get; }

    /// <summary>What is wrong and what was expected, without the place.</summary>
    public string Problem { get; }
}
