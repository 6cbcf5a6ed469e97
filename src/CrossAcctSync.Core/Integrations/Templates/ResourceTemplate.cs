using System;
using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Integrations;

/// <summary>
/// A resource or a condition's value with placeholders: <c>{partition}</c>, <c>{region}</c>, <c>{account}</c> and
/// fields of the task, <c>{Field}</c>, <c>{Field.Sub}</c>, <c>{List[].Field}</c>, with a form of reading the value
/// (<c>{QueueUrl:queue}</c>), a value for a field that is not there (<c>{WorkGroup|primary}</c>), or a question mark
/// when the resource is left out without the field (<c>{TargetArn?}</c>). <c>*</c> is a wildcard.
/// </summary>
public sealed class ResourceTemplate
{
    private static readonly char[] FormStart = { ':', '|', '?' };

    private ResourceTemplate(string text, TemplatePart[] parts)
    {
        Text = text;
        Parts = parts;
        Fields = parts.Where(part => part.Field is not null).Select(part => part.Field!).ToArray();
    }

    /// <summary>The text as the catalogue has it.</summary>
    public string Text { get; }

    /// <summary>The paths of the fields that it names, in order.</summary>
    public IReadOnlyList<string> FieldPaths => Fields.Select(placeholder => placeholder.Path).ToArray();

    /// <summary>Whether it is <c>*</c>: any resource.</summary>
    public bool IsAny => Text == "*";

    /// <summary>Whether it has no placeholder at all.</summary>
    internal bool IsLiteral => Array.TrueForAll(Parts, part => part.Kind == TemplatePartKind.Literal);

    internal TemplatePart[] Parts { get; }

    internal TemplateField[] Fields { get; }

    /// <inheritdoc />
    public override string ToString() => Text;

    /// <summary>Reads a template.</summary>
    /// <exception cref="FormatException">A placeholder is not closed, or has a form that nobody knows.</exception>
    internal static ResourceTemplate Parse(string text)
    {
        var parts = new List<TemplatePart>();
        string service = text.StartsWith("arn:{partition}:", StringComparison.Ordinal) ? text.Split(':')[2] : string.Empty;
        int colons = 0;
        string own = string.Empty;
        int start = 0;
        while (start < text.Length)
        {
            int open = text.IndexOf('{', start);
            string literal = open < 0 ? text.Substring(start) : text.Substring(start, open - start);
            if (literal.Length > 0)
            {
                parts.Add(TemplatePart.OfLiteral(literal.Replace('*', HoledText.Hole)));
                own = Own(literal, own, ref colons);
            }

            if (open < 0)
            {
                break;
            }

            int close = text.IndexOf('}', open);
            if (close < 0)
            {
                throw new FormatException($"'{text}' opens a placeholder and does not close it.");
            }

            string name = text.Substring(open + 1, close - open - 1);
            TemplatePart part = TemplatePart.OfTarget(name) ?? TemplatePart.OfField(ParseField(name, service, own, text));
            own = part.Field is null ? own : own + HoledText.Hole;
            parts.Add(part);
            start = close + 1;
        }

        return new ResourceTemplate(text, parts.ToArray());
    }

    /// <summary>The literal text of the resource part up to here: what an ARN of this kind has before the name.</summary>
    private static string Own(string literal, string own, ref int colons)
    {
        foreach (char current in literal)
        {
            if (colons >= 5)
            {
                own += current;
            }
            else if (current == ':')
            {
                colons++;
            }
        }

        return own;
    }

    private static TemplateField ParseField(string name, string service, string own, string text)
    {
        int end = name.IndexOfAny(FormStart);
        string path = end < 0 ? name : name.Substring(0, end);
        string rest = end < 0 ? string.Empty : name.Substring(end);
        bool isOptional = rest.EndsWith("?", StringComparison.Ordinal);
        rest = isOptional ? rest.Substring(0, rest.Length - 1) : rest;
        int bar = rest.IndexOf('|');
        string? fallback = bar < 0 ? null : rest.Substring(bar + 1).Replace('*', HoledText.Hole);
        string form = (bar < 0 ? rest : rest.Substring(0, bar)).TrimStart(':');
        if (path.Length == 0 || (isOptional && fallback is not null))
        {
            throw new FormatException($"'{text}' has the placeholder '{{{name}}}', which names no field, or is optional and has a value all the same.");
        }

        ValueForm read = ValueForms.Find(form)
            ?? throw new FormatException($"'{text}' reads a value by the form '{form}', which is not known; known are {string.Join(", ", ValueForms.Names)}.");
        // A second field of the same resource cannot be taken from an ARN: the first one would be in the way.
        return new TemplateField(path, read, form, fallback, isOptional, service, own.IndexOf(HoledText.Hole) < 0 ? own : null);
    }
}
