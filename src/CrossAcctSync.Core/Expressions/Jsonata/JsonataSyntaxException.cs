using System;

namespace CrossAcctSync.Expressions.Jsonata;

/// <summary>The expression is beyond the part of JSONata that is worked out here; its value is unknown.</summary>
internal sealed class JsonataSyntaxException : FormatException
{
    public JsonataSyntaxException(string message)
        : base(message)
    {
    }
}
