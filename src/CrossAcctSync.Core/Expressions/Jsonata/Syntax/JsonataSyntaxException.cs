using System;

namespace CrossAcctSync.Expressions.Jsonata.Syntax;

/// <summary>The expression cannot be read.</summary>
internal sealed class JsonataSyntaxException : FormatException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="code">JSONata's code, such as <c>S0201</c>; null where a placeholder stands outside of a text, so that nothing is known of the expression.</param>
    /// <param name="position">The character at which reading stopped, counted from 0.</param>
    /// <param name="message">What is wrong, as the end of a sentence.</param>
    public JsonataSyntaxException(string? code, int position, string message)
        : base(message)
    {
        Code = code;
        Position = position;
    }

    public string? Code { get; }

    public int Position { get; }
}
