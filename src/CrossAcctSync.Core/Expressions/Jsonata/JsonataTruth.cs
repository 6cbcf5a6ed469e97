using System.Linq;

namespace CrossAcctSync.Expressions.Jsonata;

/// <summary>What JSONata takes for true (https://docs.jsonata.org/boolean-functions#boolean).</summary>
internal static class JsonataTruth
{
    /// <summary>True, false, or null where it is not known.</summary>
    public static bool? Of(WorkflowValue value) => value.Kind switch
    {
        WorkflowValueKind.Unknown => null,
        WorkflowValueKind.Boolean => ReferenceEquals(value, WorkflowValue.True),
        WorkflowValueKind.Number => value.Number is { } number ? number != 0 : null,
        WorkflowValueKind.Text => value.Text.IsUnknown ? null : value.Text.Literal is not { Length: 0 },
        WorkflowValueKind.Array => value.Items.Any(item => Of(item) != false) ? value.Items.Any(item => Of(item) == true) ? true : null : false,
        WorkflowValueKind.Object => value.Members.Any() ? true : value.IsOpen ? null : false,
        _ => false,
    };

    /// <summary>Whether both are the same value, or null where that is not known.</summary>
    public static bool? AreEqual(WorkflowValue left, WorkflowValue right)
    {
        if (!IsSure(left) || !IsSure(right))
        {
            return null;
        }

        return left.Kind == right.Kind && (left.Number is { } number ? number == right.Number : left.Equals(right));
    }

    private static bool IsSure(WorkflowValue value) => value.Kind switch
    {
        WorkflowValueKind.Unknown => false,
        WorkflowValueKind.Text => value.Text.IsLiteral,
        WorkflowValueKind.Array => value.Items.All(IsSure),
        WorkflowValueKind.Object => !value.IsOpen && value.Members.All(member => IsSure(member.Value)),
        _ => true,
    };
}
