using System;

namespace CrossAcctSync.Expressions.Jsonata;

/// <summary>The reference fails here for certain, so that the execution has no value.</summary>
internal sealed class JsonataFailure : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="code">JSONata's code, such as <c>T0410</c>.</param>
    /// <param name="message">What is wrong, as the end of a sentence.</param>
    public JsonataFailure(string code, string message)
        : base(message) => Code = code;

    public string Code { get; }
}
