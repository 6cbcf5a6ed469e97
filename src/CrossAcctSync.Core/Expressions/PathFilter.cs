using System;
using System.Collections.Generic;
using System.Globalization;

namespace CrossAcctSync.Expressions;

/// <summary>
/// The condition of a JSONPath filter: <c>[?(@.env == 'prod' &amp;&amp; @.size &gt; 2)]</c>. What compares values of two
/// types, or takes a function, is not known.
/// </summary>
internal sealed class PathFilter
{
    private static readonly string[] Operators = { "==", "!=", "<=", ">=", "<", ">" };

    private readonly IReadOnlyList<IReadOnlyList<Test>> _ways;

    private PathFilter(IReadOnlyList<IReadOnlyList<Test>> ways) => _ways = ways;

    /// <summary>Reads what stands between <c>[?(</c> and <c>)]</c>; null for what is not known.</summary>
    public static PathFilter? TryParse(string text)
    {
        var ways = new List<IReadOnlyList<Test>>();
        foreach (string way in SplitOutside(text, "||"))
        {
            var tests = new List<Test>();
            foreach (string part in SplitOutside(way, "&&"))
            {
                if (TestOf(part.Trim()) is not { } test)
                {
                    return null;
                }

                tests.Add(test);
            }

            ways.Add(tests);
        }

        return new PathFilter(ways);
    }

    /// <summary>Whether the condition holds for an element; null where that is not known.</summary>
    /// <param name="item">The element.</param>
    /// <param name="root">What <c>$</c> stands for, or null where that is not known.</param>
    public bool? Matches(WorkflowValue item, WorkflowValue? root)
    {
        bool isKnown = true;
        foreach (IReadOnlyList<Test> way in _ways)
        {
            bool? all = true;
            foreach (Test test in way)
            {
                bool? holds = test.Holds(item, root);
                all = holds == false || all == false ? false : holds is null ? null : all;
            }

            if (all == true)
            {
                return true;
            }

            isKnown &= all is not null;
        }

        return isKnown ? false : null;
    }

    private static Test? TestOf(string text)
    {
        foreach (string name in Operators)
        {
            List<string> sides = SplitOutside(text, name);
            if (sides.Count == 2)
            {
                return Operand.TryParse(sides[0].Trim()) is { } left && Operand.TryParse(sides[1].Trim()) is { } right ? new Test(left, name, right) : null;
            }

            if (sides.Count > 2)
            {
                return null;
            }
        }

        return text.StartsWith("@", StringComparison.Ordinal) && Operand.TryParse(text) is { } present ? new Test(present, string.Empty, null) : null;
    }

    /// <summary>The parts of a text between separators that stand outside of quotation marks and brackets.</summary>
    private static List<string> SplitOutside(string text, string separator)
    {
        var parts = new List<string>();
        int start = 0;
        char quote = '\0';
        int depth = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char letter = text[i];
            if (quote != '\0')
            {
                i += letter == '\\' ? 1 : 0;
                quote = letter == quote ? '\0' : quote;
            }
            else if (letter is '\'' or '"')
            {
                quote = letter;
            }
            else if (letter is '(' or '[')
            {
                depth++;
            }
            else if (letter is ')' or ']')
            {
                depth--;
            }
            else if (depth == 0 && string.CompareOrdinal(text, i, separator, 0, separator.Length) == 0)
            {
                parts.Add(text.Substring(start, i - start));
                i += separator.Length - 1;
                start = i + 1;
            }
        }

        parts.Add(text.Substring(start));
        return parts;
    }

    /// <summary>One comparison, or with no operator the question whether something is there.</summary>
    private sealed record Test(Operand Left, string Name, Operand? Right)
    {
        public bool? Holds(WorkflowValue item, WorkflowValue? root)
        {
            WorkflowValue left = Left.ValueFor(item, root);
            if (Right is null)
            {
                return left.IsUnknown ? null : !left.IsMissing;
            }

            WorkflowValue right = Right.ValueFor(item, root);
            if (left.IsUnknown || right.IsUnknown || left.IsMissing || right.IsMissing)
            {
                // Nothing equals what is not there.
                return Name == "==" && left.IsMissing != right.IsMissing && !left.IsUnknown && !right.IsUnknown ? false : null;
            }

            if (Name is "==" or "!=")
            {
                return left.Kind == right.Kind || left.Kind == WorkflowValueKind.Null || right.Kind == WorkflowValueKind.Null
                    ? ValueEquality.AreEqual(left, right) is { } areEqual ? areEqual == (Name == "==") : null
                    : null;
            }

            return left.Number is { } first && right.Number is { } second ? InOrder(first.CompareTo(second)) : null;
        }

        private bool InOrder(int comparison) => Name switch
        {
            "<" => comparison < 0,
            "<=" => comparison <= 0,
            ">" => comparison > 0,
            _ => comparison >= 0,
        };
    }

    /// <summary>A side of a comparison: a literal, or a path from the element or from the root.</summary>
    private sealed record Operand(WorkflowValue? Literal, ReferencePath? Path, bool IsOfItem)
    {
        public static Operand? TryParse(string text)
        {
            if (text.StartsWith("@", StringComparison.Ordinal) || text.StartsWith("$", StringComparison.Ordinal))
            {
                return IsPlain(text) && ReferencePath.TryParse("$" + text.Substring(1)) is { IsDefinite: true, Root: "$" } path ? new Operand(null, path, text[0] == '@') : null;
            }

            if (text.Length >= 2 && text[0] is '\'' or '"' && text[text.Length - 1] == text[0])
            {
                // A placeholder without a value, or an escape, leaves the text open.
                string inner = text.Substring(1, text.Length - 2);
                WorkflowValue literal = WorkflowValue.OfText(Patterns.TextPattern.Of(inner).Unmark());
                return inner.IndexOf('\\') < 0 && inner.IndexOf(text[0]) < 0 ? new Operand(literal, null, false) : null;
            }

            return text switch
            {
                "true" => new Operand(WorkflowValue.True, null, false),
                "false" => new Operand(WorkflowValue.False, null, false),
                "null" => new Operand(WorkflowValue.Null, null, false),
                _ when double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _) => new Operand(WorkflowValue.OfNumber(text), null, false),
                _ => null,
            };
        }

        /// <summary>Whether nothing but a path stands there: an operator that is not followed must not be taken for a name.</summary>
        private static bool IsPlain(string text)
        {
            char quote = '\0';
            for (int i = 1; i < text.Length; i++)
            {
                char letter = text[i];
                if (quote != '\0')
                {
                    quote = letter == quote ? '\0' : quote;
                }
                else if (letter is '\'' or '"')
                {
                    quote = letter;
                }
                else if (!char.IsLetterOrDigit(letter) && letter is not ('_' or '-' or '.' or '[' or ']'))
                {
                    return false;
                }
            }

            return true;
        }

        public WorkflowValue ValueFor(WorkflowValue item, WorkflowValue? root) => Literal
            ?? (IsOfItem ? Path!.Evaluate(new WorkflowScope(item, WorkflowValue.Unknown))
                : root is null ? WorkflowValue.Unknown
                : Path!.Evaluate(new WorkflowScope(root, WorkflowValue.Unknown)));
    }
}
