using System;

namespace CrossAcctSync.Expressions.Jsonata;

/// <summary>Nothing is known of the whole expression.</summary>
internal sealed class JsonataGivenUpException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">Why.</param>
    /// <param name="isBound">Whether the bound of work is met.</param>
    public JsonataGivenUpException(string message, bool isBound = false)
        : base(message) => IsBound = isBound;

    public bool IsBound { get; }
}
