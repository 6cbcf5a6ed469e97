using System.Linq;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Expressions.Jsonata;

/// <summary>JSONata's operators on values of which parts are unknown.</summary>
internal static class JsonataOperators
{
    public static WorkflowValue Apply(string symbol, WorkflowValue left, WorkflowValue right) => symbol switch
    {
        "&" => WorkflowValue.OfTexts(TextOf(left), TextOf(right)),
        "=" => OfTruth(JsonataTruth.AreEqual(left, right)),
        "!=" => OfTruth(!JsonataTruth.AreEqual(left, right)),
        "and" => And(JsonataTruth.Of(left), JsonataTruth.Of(right)),
        "or" => Or(JsonataTruth.Of(left), JsonataTruth.Of(right)),
        "in" => right.Kind == WorkflowValueKind.Array && right.Items.Any(item => JsonataTruth.AreEqual(left, item) == true) ? WorkflowValue.True : WorkflowValue.Unknown,
        "?:" => JsonataTruth.Of(left) switch { true => left, false => right, null => WorkflowValue.Unknown },
        "??" => left.IsUnknown ? WorkflowValue.Unknown : left.IsMissing ? right : left,
        "+" when (left.Number, right.Number) is ({ } a, { } b) => WorkflowValue.OfNumber(a + b),
        "-" when (left.Number, right.Number) is ({ } a, { } b) => WorkflowValue.OfNumber(a - b),
        "*" when (left.Number, right.Number) is ({ } a, { } b) => WorkflowValue.OfNumber(a * b),
        "/" when (left.Number, right.Number) is ({ } a, { } b) && b != 0 => WorkflowValue.OfNumber(a / b),
        "<" when (left.Number, right.Number) is ({ } a, { } b) => WorkflowValue.OfBoolean(a < b),
        ">" when (left.Number, right.Number) is ({ } a, { } b) => WorkflowValue.OfBoolean(a > b),
        "<=" when (left.Number, right.Number) is ({ } a, { } b) => WorkflowValue.OfBoolean(a <= b),
        ">=" when (left.Number, right.Number) is ({ } a, { } b) => WorkflowValue.OfBoolean(a >= b),
        _ => WorkflowValue.Unknown,
    };

    /// <summary><c>value.name</c>; over a list, the name of each element, and a list of one is that one.</summary>
    public static WorkflowValue Step(WorkflowValue value, string name)
    {
        if (value.Kind != WorkflowValueKind.Array)
        {
            return value.Member(name);
        }

        WorkflowValue[] found = value.Items.Select(item => Step(item, name)).Where(item => !item.IsMissing).ToArray();
        return found.Length switch { 0 => WorkflowValue.Missing, 1 => found[0], _ => WorkflowValue.OfArray(found) };
    }

    /// <summary><c>value[index]</c>; anything but a list is taken as a list of one.</summary>
    public static WorkflowValue Index(WorkflowValue value, int index) => value.Kind switch
    {
        WorkflowValueKind.Array => value.Item(index),
        WorkflowValueKind.Unknown => WorkflowValue.Unknown,
        _ => index is 0 or -1 ? value : WorkflowValue.Missing,
    };

    /// <summary>A value within a text: JSON for lists and objects, nothing for what is not there.</summary>
    public static TextPattern TextOf(WorkflowValue value) => value.ToText();

    private static WorkflowValue OfTruth(bool? truth) => truth is { } known ? WorkflowValue.OfBoolean(known) : WorkflowValue.Unknown;

    private static WorkflowValue And(bool? left, bool? right) =>
        left == false || right == false ? WorkflowValue.False : OfTruth(left is null || right is null ? null : true);

    private static WorkflowValue Or(bool? left, bool? right) =>
        left == true || right == true ? WorkflowValue.True : OfTruth(left is null || right is null ? null : false);
}
