using System.Collections.Generic;

namespace CrossAcctSync.Expressions.Jsonata;

/// <summary>A call of one of JSONata's own functions.</summary>
internal readonly struct JsonataCall
{
    private readonly IReadOnlyList<JsonataValue> _arguments;

    public JsonataCall(IReadOnlyList<JsonataValue> arguments, JsonataEvaluator evaluator, JsonataFrame frame)
    {
        _arguments = arguments;
        Evaluator = evaluator;
        Frame = frame;
    }

    public JsonataEvaluator Evaluator { get; }

    public JsonataFrame Frame { get; }

    public int Count => _arguments.Count;

    /// <summary>An argument; nothing where there is none.</summary>
    public JsonataValue this[int index] => index < _arguments.Count ? _arguments[index] : JsonataValue.Missing;

    /// <summary>Calls a function that was handed in.</summary>
    public JsonataValue Apply(JsonataValue function, params JsonataValue[] arguments) =>
        Evaluator.Calls.Apply(function, arguments, JsonataValue.Null, Frame);

    /// <summary>Calls a function with an element and as much of its place and its list as the function names.</summary>
    public JsonataValue ApplyTo(JsonataValue function, JsonataValue item, JsonataValue place, JsonataValue whole) =>
        (function.Function?.Arity ?? 1) switch
        {
            >= 3 => Apply(function, item, place, whole),
            2 => Apply(function, item, place),
            _ => Apply(function, item),
        };
}
