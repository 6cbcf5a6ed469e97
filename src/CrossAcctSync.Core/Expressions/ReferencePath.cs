using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Expressions;

/// <summary>
/// A JSONPath expression as Step Functions uses it: <c>$.a['b'][0]</c>, <c>$$.Execution.Input.x</c>, <c>$variable.y</c>
/// (https://docs.aws.amazon.com/step-functions/latest/dg/amazon-states-language-paths.html). Filters, slices and
/// descents (<c>..</c>) are accepted and give an unknown value, and so does a name that a placeholder without a value is part of.
/// </summary>
internal sealed class ReferencePath
{
    private readonly IReadOnlyList<Step>? _steps;

    private ReferencePath(string root, IReadOnlyList<Step>? steps)
    {
        Root = root;
        _steps = steps;
    }

    /// <summary><c>$</c>, <c>$$</c>, or <c>$name</c> for a variable.</summary>
    public string Root { get; }

    /// <summary>Whether the path leads to one value at most, and to the same one always.</summary>
    public bool IsDefinite => _steps is not null;

    /// <summary>Whether this is just <c>$</c>.</summary>
    public bool IsWholeInput => Root == "$" && _steps is { Count: 0 };

    /// <summary>Reads a path; null when the text is none.</summary>
    public static ReferencePath? TryParse(string text)
    {
        if (text.Length == 0 || text[0] != '$')
        {
            return null;
        }

        int position = 1;
        if (position < text.Length && text[position] == '$')
        {
            position++;
        }
        else
        {
            while (position < text.Length && (char.IsLetterOrDigit(text[position]) || text[position] == '_'))
            {
                position++;
            }
        }

        return new ReferencePath(text.Substring(0, position), ParseSteps(text, position));
    }

    /// <summary>The value that the path leads to.</summary>
    public WorkflowValue Evaluate(WorkflowScope scope)
    {
        WorkflowValue value = Root switch
        {
            "$" => scope.Input,
            "$$" => scope.Context,
            _ => scope.Variable(Root.Substring(1)),
        };
        if (_steps is null)
        {
            return WorkflowValue.Unknown;
        }

        foreach (Step step in _steps)
        {
            value = step.Name is not null ? value.Member(step.Name) : value.Item(step.Index);
        }

        return value;
    }

    /// <summary>The input with the value put at the path, as <c>ResultPath</c> does; null when the path is no plain path into the input.</summary>
    public WorkflowValue? Set(WorkflowValue input, WorkflowValue value)
    {
        if (Root != "$" || _steps is null)
        {
            return null;
        }

        return Set(input, value, 0);
    }

    private WorkflowValue? Set(WorkflowValue target, WorkflowValue value, int step)
    {
        if (step == _steps!.Count)
        {
            return value;
        }

        if (_steps[step].Name is not { } name)
        {
            return null;
        }

        WorkflowValue child = target.Member(name);
        WorkflowValue? changed = Set(child.IsMissing ? WorkflowValue.OfObject(ValueMembers.None) : child, value, step + 1);
        return changed is null ? null : target.With(name, changed);
    }

    private static List<Step>? ParseSteps(string text, int position)
    {
        var steps = new List<Step>();
        while (position < text.Length)
        {
            Step? step = text[position] switch
            {
                '.' => ParseDotted(text, ref position),
                '[' => ParseBracketed(text, ref position),
                _ => null,
            };
            if (step is null || (step.Value.Name is { } name && !TextPattern.Of(name).Unmark().IsLiteral))
            {
                return null;
            }

            steps.Add(step.Value);
        }

        return steps;
    }

    private static Step? ParseDotted(string text, ref int position)
    {
        int start = ++position;
        while (position < text.Length && text[position] is not ('.' or '['))
        {
            position++;
        }

        string name = text.Substring(start, position - start);
        return name.Length == 0 || name == "*" || name.IndexOf('(') >= 0 ? null : new Step(name, 0);
    }

    private static Step? ParseBracketed(string text, ref int position)
    {
        position++;
        if (position < text.Length && text[position] is '\'' or '"')
        {
            char quote = text[position++];
            var name = new StringBuilder();
            while (position < text.Length && text[position] != quote)
            {
                // A backslash before the other quotation mark is a letter of the name.
                bool isEscape = text[position] == '\\' && position + 1 < text.Length && (text[position + 1] == quote || text[position + 1] == '\\');
                position += isEscape ? 1 : 0;
                name.Append(text[position++]);
            }

            position++;
            return Close(text, ref position) ? new Step(name.ToString(), 0) : null;
        }

        int start = position;
        while (position < text.Length && text[position] != ']')
        {
            position++;
        }

        bool isIndex = int.TryParse(text.Substring(start, position - start), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int index);
        return isIndex && Close(text, ref position) ? new Step(null, index) : null;
    }

    private static bool Close(string text, ref int position) => position < text.Length && text[position++] == ']';

    private readonly record struct Step(string? Name, int Index);
}
