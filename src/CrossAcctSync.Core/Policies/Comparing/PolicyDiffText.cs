using System.Collections.Generic;
using System.Linq;
using System.Text;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Policies;

/// <summary>A diff as text.</summary>
internal static class PolicyDiffText
{
    public static string Write(PolicyDiff diff, bool includeUnchanged)
    {
        var text = new StringBuilder();
        foreach (PolicyElementChange change in diff.Document)
        {
            Line(text, '~', 0, change.Element);
            WriteValues(text, change, 2);
        }

        foreach (PolicyStatementChange change in diff.Statements)
        {
            Write(text, change, includeUnchanged);
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, PolicyStatementChange change, bool includeUnchanged)
    {
        switch (change.Kind)
        {
            case PolicyChangeKind.Added:
                Block(text, '+', change.After!, change.AfterIndex!.Value);
                break;
            case PolicyChangeKind.Removed:
                Block(text, '-', change.Before!, change.BeforeIndex!.Value);
                break;
            case PolicyChangeKind.Changed:
                Line(text, '~', 0, Title(change.Before!, change.BeforeIndex!.Value));
                foreach (PolicyElementChange element in change.Elements)
                {
                    Line(text, '~', 2, element.Element);
                    WriteValues(text, element, 4);
                }

                break;
            default:
                if (includeUnchanged)
                {
                    // One that is said twice stands on one side alone.
                    Line(text, ' ', 0, Title(change.Before ?? change.After!, change.BeforeIndex ?? change.AfterIndex!.Value));
                }

                break;
        }
    }

    private static void Block(StringBuilder text, char mark, PolicyStatement statement, int index)
    {
        Line(text, mark, 0, Title(statement, index));
        foreach (string line in PolicyWriter.Write(statement, indented: true).Split('\n'))
        {
            Line(text, mark, 2, line);
        }
    }

    private static string Title(PolicyStatement statement, int index)
    {
        string principal = statement.Principal is { } element
            ? $" {(element.IsNegated ? "to all but" : "to")} {Few(element.Principals.Select(one => one.Value).ToList())}"
            : string.Empty;
        return $"{StatementText.Name(statement, index)}: {statement.Effect} {StatementText.Actions(statement)}{principal}";
    }

    private static string Few(List<string> values) => values.Count switch
    {
        0 => "nobody",
        1 => values[0],
        _ => $"{values[0]} and {values.Count - 1} more",
    };

    private static void WriteValues(StringBuilder text, PolicyElementChange change, int indent)
    {
        foreach (string value in change.Removed)
        {
            Line(text, '-', indent, value);
        }

        foreach (string value in change.Added)
        {
            Line(text, '+', indent, value);
        }
    }

    private static void Line(StringBuilder text, char mark, int indent, string content) =>
        text.Append(mark).Append(' ').Append(' ', indent).Append(VisibleText.Of(content)).Append('\n');
}
