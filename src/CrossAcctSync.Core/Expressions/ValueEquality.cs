using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Expressions;

/// <summary>Whether two JSON values are equal, where that can be told.</summary>
internal static class ValueEquality
{
    /// <summary>True, false, or null where it is not known: also for one number in two spellings, such as 1 and 1.0.</summary>
    public static bool? AreEqual(WorkflowValue left, WorkflowValue right)
    {
        if (left.IsUnknown || right.IsUnknown || left.IsOpen || right.IsOpen)
        {
            return left.Kind != right.Kind && !left.IsUnknown && !right.IsUnknown ? false : null;
        }

        if (left.Kind != right.Kind)
        {
            return false;
        }

        switch (left.Kind)
        {
            case WorkflowValueKind.Number:
                return left.Text.Literal is { } letters && letters == right.Text.Literal ? true
                    : left.Number is { } number && right.Number is { } other && number != other ? false : null;
            case WorkflowValueKind.Text:
                return (left.Text.Literal, right.Text.Literal) switch
                {
                    ({ } first, { } second) => first == second,
                    ({ } first, null) => right.Text.Matches(first) ? null : false,
                    (null, { } second) => left.Text.Matches(second) ? null : false,
                    _ => null,
                };
            case WorkflowValueKind.Array:
                return left.Items.Count != right.Items.Count ? false : All(left.Items.Zip(right.Items, AreEqual));
            case WorkflowValueKind.Object:
                // A member that is unknown may not be there at all.
                return left.Members.Concat(right.Members).Any(member => member.Value.IsUnknown) ? null
                    : left.Members.Count != right.Members.Count ? false
                    : All(left.Members.Select(member => right.Members.Find(member.Key) is { } second ? AreEqual(member.Value, second) : false));
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
