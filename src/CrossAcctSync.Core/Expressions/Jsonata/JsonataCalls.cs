using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Expressions.Jsonata.Syntax;

namespace CrossAcctSync.Expressions.Jsonata;

/// <summary>Calls of functions (https://docs.jsonata.org/programming).</summary>
internal sealed class JsonataCalls
{
    private readonly JsonataEvaluator _evaluator;

    public JsonataCalls(JsonataEvaluator evaluator) => _evaluator = evaluator;

    /// <summary>A call as it is written.</summary>
    /// <param name="call">Its node.</param>
    /// <param name="first">What <c>~></c> hands in as the first argument, or null.</param>
    /// <param name="context">The context.</param>
    /// <param name="frame">The variables.</param>
    public JsonataValue Call(JsonataSyntax call, JsonataValue? first, JsonataValue context, JsonataFrame frame)
    {
        JsonataValue function = _evaluator.Evaluate(call.Left!, context, frame);
        var arguments = new List<JsonataValue>(call.Parts.Count + 1);
        if (first is not null)
        {
            arguments.Add(first);
        }

        foreach (JsonataSyntax part in call.Parts)
        {
            arguments.Add(Handed(_evaluator.Evaluate(part, context, frame), frame));
        }

        return Apply(function, arguments, context, frame);
    }

    /// <summary>Calls a function, and what it ends with calling.</summary>
    public JsonataValue Apply(JsonataValue function, IReadOnlyList<JsonataValue> arguments, JsonataValue context, JsonataFrame frame)
    {
        JsonataValue result = ApplyOnce(function, arguments, context, frame);
        while (result.Function is { IsTailCall: true } call)
        {
            JsonataSyntax node = call.Lambda!.Right!;
            JsonataValue next = _evaluator.Evaluate(node.Left!, call.Context, call.Frame!);
            result = ApplyOnce(next, node.Parts.Select(part => _evaluator.Evaluate(part, call.Context, call.Frame!)).ToList(), context, frame);
        }

        return result;
    }

    /// <summary><c>value ~> function</c>, which calls it, or two functions one after the other.</summary>
    public JsonataValue Chain(JsonataSyntax node, JsonataValue context, JsonataFrame frame)
    {
        JsonataValue left = _evaluator.Evaluate(node.Left!, context, frame);
        if (node.Right!.Kind == JsonataSyntaxKind.Call)
        {
            // The predicates behind a call are not asked here, as jsonata does not either.
            return Call(node.Right, left, context, frame);
        }

        JsonataValue right = _evaluator.Evaluate(node.Right, context, frame);
        if (right.Kind != JsonataKind.Function)
        {
            return right.IsUnknown ? JsonataValue.Unknown : throw new JsonataFailure("T2006", "~> leads to what is no function");
        }

        return left.Kind == JsonataKind.Function
            ? JsonataValue.Of(JsonataFunction.Of(1, call => Apply(right, new[] { Apply(left, new[] { call[0] }, JsonataValue.Null, frame) }, JsonataValue.Null, frame)))
            : Apply(right, new[] { left }, JsonataValue.Null, frame);
    }

    /// <summary><c>$f(?, 1)</c>: a function of what is left open.</summary>
    public JsonataValue Partial(JsonataSyntax node, JsonataValue context, JsonataFrame frame)
    {
        JsonataValue?[] given = node.Parts.Select(part => part.Kind == JsonataSyntaxKind.Operator ? null : _evaluator.Evaluate(part, context, frame)).ToArray();
        JsonataValue function = _evaluator.Evaluate(node.Left!, context, frame);
        if (function.Function is not { } called)
        {
            return function.IsUnknown ? JsonataValue.Unknown : throw new JsonataFailure("T1008", "what is no function is called");
        }

        if (called.Regex is not null)
        {
            return JsonataValue.Unknown;
        }

        // What is left out at the end is given as nothing.
        int open = given.Take(called.Arity).Count(argument => argument is null);
        return JsonataValue.Of(JsonataFunction.Of(open, call =>
        {
            int next = 0;
            JsonataCall late = call;
            List<JsonataValue> arguments = given.Take(called.Arity).Select(argument => argument ?? late[next++]).ToList();
            return called.Lambda is not null ? Body(called, arguments) : Own(called, arguments, late.Frame, isUnchecked: true);
        }));
    }

    private JsonataValue ApplyOnce(JsonataValue function, IReadOnlyList<JsonataValue> arguments, JsonataValue context, JsonataFrame frame)
    {
        if (function.Function is not { } called)
        {
            return function.IsUnknown ? JsonataValue.Unknown : throw new JsonataFailure("T1006", "what is no function is called");
        }

        _evaluator.Way.Work.Enter();
        try
        {
            if (called.Signature is not null)
            {
                IReadOnlyList<JsonataValue>? validated = called.Signature.Validate(called.Name, arguments, context);
                if (validated is null)
                {
                    return Any(called);
                }

                arguments = validated;
            }

            return called.Lambda is not null ? Body(called, arguments) : Own(called, arguments, frame, isUnchecked: called.Signature is null);
        }
        finally
        {
            _evaluator.Way.Work.Leave();
        }
    }

    private JsonataValue Body(JsonataFunction function, IReadOnlyList<JsonataValue> arguments)
    {
        var frame = new JsonataFrame(function.Frame!);
        for (int i = 0; i < function.Lambda!.Parts.Count; i++)
        {
            frame.Bind(function.Lambda.Parts[i].Text, i < arguments.Count ? arguments[i] : JsonataValue.Missing);
        }

        return _evaluator.Evaluate(function.Lambda.Right!, function.Context, frame);
    }

    /// <summary>Calls one of JSONata's own functions as far as its arguments are known.</summary>
    private JsonataValue Own(JsonataFunction function, IReadOnlyList<JsonataValue> arguments, JsonataFrame frame, bool isUnchecked)
    {
        if (function.Native is null)
        {
            // A regular expression that is called by itself.
            return JsonataValue.Unknown;
        }

        if ((function.Traits & JsonataTraits.TakesAnything) != JsonataTraits.TakesAnything)
        {
            // What jsonata does not check goes to JavaScript, which lets lists answer as texts do.
            bool fits = !isUnchecked || function.Signature is null || function.Signature.Fits(arguments);
            if (!fits)
            {
                return JsonataValue.Unknown;
            }

            if ((function.Traits & JsonataTraits.TakesNothing) == 0 && arguments.Count > 0 && arguments[0].IsMissing)
            {
                return JsonataValue.Missing;
            }

            bool takesPatterns = (function.Traits & JsonataTraits.TakesPatterns) != 0;
            if (!arguments.All(argument => IsKnownEnough(argument, takesPatterns)))
            {
                return From(function, arguments, Any(function));
            }
        }

        return From(function, arguments, function.Native(new JsonataCall(arguments, _evaluator, frame)));
    }

    private static bool IsKnownEnough(JsonataValue argument, bool takesPatterns) => argument.Kind switch
    {
        JsonataKind.Unknown => false,
        JsonataKind.List when !takesPatterns => !argument.IsOpen && argument.Items.All(item => item.IsKnownScalar || item.Kind is JsonataKind.List or JsonataKind.Object),
        JsonataKind.List or JsonataKind.Object or JsonataKind.Function => !argument.MayBeMissing,
        JsonataKind.Text when takesPatterns => !argument.MayBeMissing,
        _ => argument.IsKnownScalar,
    };

    /// <summary>Two calls of the same function with the same arguments have the same value, known or not.</summary>
    private static JsonataValue From(JsonataFunction function, IReadOnlyList<JsonataValue> arguments, JsonataValue value) =>
        value.IsKnownScalar || value.Origin is not null || function.Name is null || (function.Traits & JsonataTraits.Differs) != 0 || arguments.Any(argument => argument.Key is null)
            ? value
            : value.From($"${function.Name}({string.Join(",", arguments.Select(argument => argument.Key))})");

    /// <summary>Any value of the type that a function gives, or nothing.</summary>
    private static JsonataValue Any(JsonataFunction function) => function.Signature?.Result switch
    {
        's' => JsonataValue.AnyText,
        'n' => JsonataValue.AnyNumber,
        'b' => JsonataValue.AnyBoolean,
        _ => JsonataValue.Unknown,
    };

    /// <summary>A function as an argument: its own context is none of the one that it is called in.</summary>
    private JsonataValue Handed(JsonataValue argument, JsonataFrame frame) => argument.Function is not { } function || function.Regex is not null
        ? argument
        : JsonataValue.Of(JsonataFunction.Of(function.Arity, call => Apply(argument, Enumerable.Range(0, call.Count).Select(i => call[i]).ToList(), JsonataValue.Null, frame)));
}
