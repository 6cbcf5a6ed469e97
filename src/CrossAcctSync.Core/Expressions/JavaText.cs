using System.Collections.Generic;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Expressions;

/// <summary>
/// A value as <c>States.Format</c> writes it: an object as Java writes a map, <c>{k=1, l=[]}</c>, and JSON null as
/// <c>null</c>.
/// </summary>
internal static class JavaText
{
    private const int MostDigits = 15;

    /// <summary>The text, with a hole for each part that is not known or whose letters are not.</summary>
    public static TextPattern Of(WorkflowValue value)
    {
        switch (value.Kind)
        {
            case WorkflowValueKind.Text or WorkflowValueKind.Boolean or WorkflowValueKind.Null:
                return value.Text;
            case WorkflowValueKind.Number:
                return IsPlain(value.Text.Literal ?? string.Empty) ? value.Text : TextPattern.Unknown;
            case WorkflowValueKind.Array when !value.IsOpen:
                var items = new List<TextPattern> { TextPattern.Of("[") };
                foreach (WorkflowValue item in value.Items)
                {
                    items.Add(TextPattern.Of(items.Count > 1 ? ", " : string.Empty));
                    items.Add(Of(item));
                }

                items.Add(TextPattern.Of("]"));
                return WorkflowValue.OfTexts(items).Text;
            case WorkflowValueKind.Object when !value.IsOpen:
                var members = new List<TextPattern> { TextPattern.Of("{") };
                foreach (KeyValuePair<string, WorkflowValue> member in value.Members)
                {
                    members.Add(TextPattern.Of((members.Count > 1 ? ", " : string.Empty) + member.Key + "="));
                    members.Add(Of(member.Value));
                }

                members.Add(TextPattern.Of("}"));
                return WorkflowValue.OfTexts(members).Text;
            default:
                return TextPattern.Unknown;
        }
    }

    /// <summary>Whether the letters of a number are those that it is written back with.</summary>
    private static bool IsPlain(string letters)
    {
        int digits = 0;
        bool isFraction = false;
        for (int i = 0; i < letters.Length; i++)
        {
            char letter = letters[i];
            if (letter == '.')
            {
                isFraction = true;
            }
            else if (letter is >= '0' and <= '9')
            {
                digits++;
            }
            else if (i > 0 || letter != '-')
            {
                return false;
            }
        }

        bool isTiny = letters.StartsWith("0.00", System.StringComparison.Ordinal) || letters.StartsWith("-0", System.StringComparison.Ordinal);
        return digits is > 0 and <= MostDigits && !isTiny && !(isFraction && letters.EndsWith("0", System.StringComparison.Ordinal));
    }
}
