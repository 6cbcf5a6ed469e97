using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace CrossAcctSync.Expressions.Jsonata;

/// <summary>
/// The functions of JSONata with which names are made (https://docs.jsonata.org/string-functions), as jsonata 2.0.6
/// works them out. A call with a wrong number of arguments, or one that fails, has no value that could be known.
/// </summary>
internal static class JsonataFunctions
{
    private static readonly Regex PlainNumber = new(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([Ee][-+]?[0-9]+)?$", RegexOptions.CultureInvariant);

    public static WorkflowValue Call(string name, IReadOnlyList<WorkflowValue> arguments)
    {
        if (arguments.Count == 0)
        {
            return WorkflowValue.Unknown;
        }

        WorkflowValue first = arguments[0];
        return (name, arguments.Count) switch
        {
            ("exists", 1) => first.IsUnknown ? first : WorkflowValue.OfBoolean(!first.IsMissing),
            ("count", 1) => Count(first),
            ("append", 2) => Append(first, arguments[1]),
            ("lookup", 2) => Lookup(first, arguments[1]),
            _ when first.IsMissing => IsOfText(name, arguments.Count) || name is "number" or "not" or "boolean" or "string" or "merge" or "join" or "type" ? first : WorkflowValue.Unknown,
            ("string", 1) => first.IsUnknown ? first : WorkflowValue.OfText(JsonataOperators.TextOf(first)),
            ("number", 1) => Number(first),
            ("not", 1) => JsonataTruth.Of(first) is { } truth ? WorkflowValue.OfBoolean(!truth) : WorkflowValue.Unknown,
            ("boolean", 1) => JsonataTruth.Of(first) is { } truth ? WorkflowValue.OfBoolean(truth) : WorkflowValue.Unknown,
            ("type", 1) => Type(first),
            ("merge", 1) => Merge(first),
            ("join", 1 or 2) => JsonataTexts.Join(first, arguments.Count == 2 ? arguments[1] : WorkflowValue.Missing),
            _ when IsOfText(name, arguments.Count) && first.Kind == WorkflowValueKind.Text && first.Text.Literal is { } text => JsonataTexts.Call(name, text, arguments),
            _ => WorkflowValue.Unknown,
        };
    }

    /// <summary>Whether a function takes a text first, and gives nothing for nothing.</summary>
    private static bool IsOfText(string name, int count) => (name, count) switch
    {
        ("uppercase" or "lowercase" or "trim" or "length", 1) => true,
        ("substringBefore" or "substringAfter" or "contains", 2) => true,
        ("substring" or "split", 2 or 3) => true,
        ("replace", 3) => true,
        _ => false,
    };

    private static WorkflowValue Count(WorkflowValue value) => value.Kind switch
    {
        WorkflowValueKind.Unknown => value,
        WorkflowValueKind.Missing => WorkflowValue.OfNumber(0),
        WorkflowValueKind.Array => value.IsOpen ? WorkflowValue.Unknown : WorkflowValue.OfNumber(value.Items.Count),
        _ => WorkflowValue.OfNumber(1),
    };

    private static WorkflowValue Append(WorkflowValue first, WorkflowValue second) =>
        first.IsMissing ? second : second.IsMissing ? first : JsonataOperators.List(new[] { (first, false), (second, false) });

    private static WorkflowValue Lookup(WorkflowValue value, WorkflowValue key) =>
        key.Kind == WorkflowValueKind.Text && key.Text.Literal is { } name ? JsonataOperators.Step(value, item => item.Member(name)) : WorkflowValue.Unknown;

    private static WorkflowValue Number(WorkflowValue value) => value.Kind switch
    {
        WorkflowValueKind.Number => value,
        WorkflowValueKind.Boolean => WorkflowValue.OfNumber(ReferenceEquals(value, WorkflowValue.True) ? 1 : 0),
        // .NET Framework throws where a number is too large, and JSON has none that is.
        WorkflowValueKind.Text when value.Text.Literal is { } text && PlainNumber.IsMatch(text)
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && !double.IsInfinity(number) => WorkflowValue.OfNumber(number),
        _ => WorkflowValue.Unknown,
    };

    private static WorkflowValue Type(WorkflowValue value) => value.Kind switch
    {
        WorkflowValueKind.Null => WorkflowValue.OfText("null"),
        WorkflowValueKind.Boolean => WorkflowValue.OfText("boolean"),
        WorkflowValueKind.Number => WorkflowValue.OfText("number"),
        WorkflowValueKind.Text => WorkflowValue.OfText("string"),
        WorkflowValueKind.Array => WorkflowValue.OfText("array"),
        WorkflowValueKind.Object => WorkflowValue.OfText("object"),
        _ => WorkflowValue.Unknown,
    };

    private static WorkflowValue Merge(WorkflowValue value)
    {
        IReadOnlyList<WorkflowValue> objects = value.Kind == WorkflowValueKind.Array ? value.Items : new[] { value };
        if (objects.Any(item => item.Kind != WorkflowValueKind.Object))
        {
            return WorkflowValue.Unknown;
        }

        return objects.Aggregate(WorkflowValue.OfObject(ValueMembers.None), (merged, next) => merged.IsUnknown || next.IsOpen
            ? WorkflowValue.Unknown
            : next.Members.Aggregate(merged, (result, member) => result.With(member.Key, member.Value)));
    }
}
