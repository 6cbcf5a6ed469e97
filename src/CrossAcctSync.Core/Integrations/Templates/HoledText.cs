using System.Collections.Generic;
using System.Text;
using CrossAcctSync.Arns;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Integrations;

/// <summary>
/// A text with holes as a string in which one character that no ARN, name or policy can hold stands for a hole.
/// Cutting such a text with the string's own methods never makes a literal out of a hole or a hole out of a literal.
/// </summary>
internal static class HoledText
{
    public const char Hole = '\0';
    public const string AnyText = "\0";

    private const char Unprintable = '\uFFFD';

    private static readonly char[] PolicySpecials = { Hole, '*', '?', '$' };

    public static string From(TextPattern pattern)
    {
        if (pattern.Literal is { } literal)
        {
            return FromLiteral(literal);
        }

        var text = new StringBuilder();
        foreach (string? segment in pattern.Segments)
        {
            _ = segment is null ? text.Append(Hole) : text.Append(FromLiteral(segment));
        }

        return text.ToString();
    }

    public static string FromLiteral(string literal) => literal.IndexOf(Hole) < 0 ? literal : literal.Replace(Hole, Unprintable);

    public static TextPattern ToPattern(string text)
    {
        var parts = new List<TextPattern>();
        int start = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || text[i] == Hole)
            {
                parts.Add(TextPattern.Of(text.Substring(start, i - start)));
                start = i + 1;
                if (i < text.Length)
                {
                    parts.Add(TextPattern.Unknown);
                }
            }
        }

        return TextPattern.Concat(parts);
    }

    public static bool HasHole(string text) => text.IndexOf(Hole) >= 0;

    public static bool IsHole(string text) => text.Length > 0 && text.Trim(Hole).Length == 0;

    /// <summary>Whether the text has a character that no policy may hold.</summary>
    public static bool HasRefusedLetter(string text)
    {
        foreach (char current in text)
        {
            if (current != Hole && !PolicyLetters.IsAllowed(current))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// As a policy writes it: <c>*</c> for holes, <c>?</c> for a character that no policy may hold, and <c>*</c>, <c>?</c> and <c>$</c> of literals as policy variables
    /// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-specialchars).
    /// </summary>
    public static void AppendPolicyText(StringBuilder target, string text)
    {
        if (text.IndexOfAny(PolicySpecials) < 0 && !HasRefusedLetter(text))
        {
            target.Append(text);
            return;
        }

        for (int i = 0; i < text.Length; i++)
        {
            char current = text[i];
            switch (current)
            {
                case Hole when target.Length > 0 && target[target.Length - 1] == '*':
                    break;
                case Hole:
                    target.Append('*');
                    break;
                case '*' or '?' or '$':
                    target.Append("${").Append(current).Append('}');
                    break;
                case var letter when !PolicyLetters.IsAllowed(letter):
                    // A pair is one character.
                    i += char.IsSurrogatePair(text, i) ? 1 : 0;
                    target.Append('?');
                    break;
                default:
                    target.Append(current);
                    break;
            }
        }
    }
}
