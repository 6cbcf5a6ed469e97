using System;
using System.Collections.Generic;
using CrossAcctSync.Expressions.Jsonata.Syntax;
using CrossAcctSync.Expressions.Jsonata.Regexes;

namespace CrossAcctSync.Expressions.Jsonata;

/// <summary>A function: one of JSONata's own, one that is written out, or a regular expression.</summary>
internal sealed class JsonataFunction
{
    private JsonataFunction(int arity) => Arity = arity;

    /// <summary>How many arguments it names, by which functions such as <c>$map</c> give it one, two or three.</summary>
    public int Arity { get; }

    public string? Name { get; private set; }

    public JsonataSignature? Signature { get; private set; }

    public JsonataTraits Traits { get; private set; }

    /// <summary>Of JSONata's own functions, what they do.</summary>
    public Func<JsonataCall, JsonataValue>? Native { get; private set; }

    /// <summary>Of one that is written out, its node, with the context and variables that it was made with.</summary>
    public JsonataSyntax? Lambda { get; private set; }

    public JsonataValue Context { get; private set; } = JsonataValue.Missing;

    public JsonataFrame? Frame { get; private set; }

    /// <summary>Whether this is a call at the end of a function, to be made by its caller.</summary>
    public bool IsTailCall { get; private set; }

    public JsonataRegex? Regex { get; private set; }

    /// <summary>One of JSONata's own.</summary>
    public static JsonataFunction Own(string name, int arity, string signature, JsonataTraits traits, Func<JsonataCall, JsonataValue> native) =>
        new(arity) { Name = name, Signature = JsonataSignature.Parse(signature), Traits = traits, Native = native };

    /// <summary>One that calls others.</summary>
    public static JsonataFunction Of(int arity, Func<JsonataCall, JsonataValue> native) => new(arity) { Native = native, Traits = JsonataTraits.TakesAnything };

    public static JsonataFunction Of(JsonataRegex regex) => new(2) { Regex = regex };

    /// <summary>One that is written out.</summary>
    public static JsonataFunction Of(JsonataSyntax lambda, JsonataSignature? signature, JsonataValue context, JsonataFrame frame) =>
        new(lambda.Parts.Count) { Lambda = lambda, Signature = signature, Context = context, Frame = frame, IsTailCall = lambda.IsTailCall };
}
