using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Expressions.Jsonata;

/// <summary>What JSONata takes for true (https://docs.jsonata.org/boolean-functions#boolean), and for equal.</summary>
internal static class JsonataTruth
{
    /// <summary>True, false, or null where it is not known.</summary>
    public static bool? Of(WorkflowValue value) => value.Kind switch
    {
        WorkflowValueKind.Unknown => null,
        WorkflowValueKind.Boolean => ReferenceEquals(value, WorkflowValue.True),
        WorkflowValueKind.Number => value.Number is { } number ? number != 0 : null,
        WorkflowValueKind.Text => value.Text.IsUnknown ? null : value.Text.Literal is not { Length: 0 },
        WorkflowValueKind.Array => value.Items.Any(item => Of(item) == true) ? true : value.Items.Any(item => Of(item) is null) ? null : false,
        WorkflowValueKind.Object => value.Members.Any(member => !member.Value.IsUnknown) ? true : value.IsOpen || value.Members.Count > 0 ? null : false,
        _ => false,
    };

    /// <summary>Whether <c>=</c> holds, or null where that is not known. Nothing is equal to what is not there.</summary>
    public static bool? AreEqual(WorkflowValue left, WorkflowValue right) => left.IsMissing || right.IsMissing ? false : AreSame(left, right);

    /// <summary>Whether <c>!=</c> holds, which of what is not there is false as well.</summary>
    public static bool? AreUnequal(WorkflowValue left, WorkflowValue right) => left.IsMissing || right.IsMissing ? false : !AreSame(left, right);

    private static bool? AreSame(WorkflowValue left, WorkflowValue right)
    {
        if (left.IsUnknown || right.IsUnknown)
        {
            return null;
        }

        if (left.Kind != right.Kind)
        {
            return false;
        }

        switch (left.Kind)
        {
            case WorkflowValueKind.Number:
                return left.Number is { } number && right.Number is { } other ? number == other : null;
            case WorkflowValueKind.Text:
                return (left.Text.Literal, right.Text.Literal) switch
                {
                    ({ } first, { } second) => first == second,
                    ({ } first, null) => right.Text.Matches(first) ? null : false,
                    (null, { } second) => left.Text.Matches(second) ? null : false,
                    _ => null,
                };
            case WorkflowValueKind.Array:
                return left.IsOpen || right.IsOpen ? null
                    : left.Items.Count != right.Items.Count ? false
                    : All(left.Items.Zip(right.Items, AreSame));
            case WorkflowValueKind.Object:
                // A member that is unknown may not be there at all.
                return left.IsOpen || right.IsOpen || left.Members.Concat(right.Members).Any(member => member.Value.IsUnknown) ? null
                    : left.Members.Count != right.Members.Count ? false
                    : All(left.Members.Select(member => right.Member(member.Key) is { IsMissing: false } second ? AreSame(member.Value, second) : false));
            default:
                return left.Equals(right);
        }
    }

    private static bool? All(IEnumerable<bool?> parts)
    {
        bool? all = true;
        foreach (bool? part in parts)
        {
            if (part == false)
            {
                return false;
            }

            all = part is null ? null : all;
        }

        return all;
    }
}
