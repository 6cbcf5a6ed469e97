using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Expressions;

/// <summary>
/// A JSONPath expression as Step Functions uses it: <c>$.a['b'][0]</c>, <c>$$.Execution.Input.x</c>, <c>$variable.y</c>
/// (https://docs.aws.amazon.com/step-functions/latest/dg/amazon-states-language-paths.html). What is not followed, such as
/// a name that a placeholder without a value is part of, gives an unknown value.
/// </summary>
internal sealed class ReferencePath
{
    private readonly IReadOnlyList<PathStep>? _steps;
    // The first step that can lead to several values, or -1.
    private readonly int _firstOfMany;

    private ReferencePath(string root, IReadOnlyList<PathStep>? steps)
    {
        Root = root;
        _steps = steps;
        _firstOfMany = -1;
        for (int i = 0; i < steps?.Count && _firstOfMany < 0; i++)
        {
            _firstOfMany = steps[i].IsDefinite ? -1 : i;
        }
    }

    /// <summary><c>$</c>, <c>$$</c>, or <c>$name</c> for a variable.</summary>
    public string Root { get; }

    /// <summary>Whether the path leads to one value at most, and is followed.</summary>
    public bool IsDefinite => _steps is not null && _firstOfMany < 0;

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

        int definite = _firstOfMany < 0 ? _steps.Count : _firstOfMany;
        for (int i = 0; i < definite; i++)
        {
            value = _steps[i].Index is { } index ? value.Item(index) : value.Member(_steps[i].Name!);
        }

        return _firstOfMany < 0 ? value : EvaluateMany(value, Root == "$" ? scope.Input : null);
    }

    /// <summary>
    /// The input with the value put at the path, as <c>ResultPath</c> does; null when the path is no plain path into the
    /// input, or leads where nothing can be put, for which the execution fails.
    /// </summary>
    public WorkflowValue? Set(WorkflowValue input, WorkflowValue value) => Root == "$" && IsDefinite ? Set(input, value, 0) : null;

    private WorkflowValue EvaluateMany(WorkflowValue value, WorkflowValue? root)
    {
        if (value.IsMissing)
        {
            return _steps![_firstOfMany].IsEmptyOverNothing ? WorkflowValue.OfArray(Array.Empty<WorkflowValue>()) : WorkflowValue.Unknown;
        }

        if (value.Kind is not (WorkflowValueKind.Array or WorkflowValueKind.Object))
        {
            return WorkflowValue.Unknown;
        }

        var values = new List<WorkflowValue> { value };
        for (int i = _firstOfMany; i < _steps!.Count; i++)
        {
            var found = new List<WorkflowValue>();
            foreach (WorkflowValue one in values)
            {
                if (!_steps[i].Follow(one, root, found))
                {
                    return WorkflowValue.Unknown;
                }
            }

            values = found;
        }

        return WorkflowValue.OfArray(values);
    }

    private WorkflowValue? Set(WorkflowValue target, WorkflowValue value, int step)
    {
        if (step == _steps!.Count)
        {
            return value;
        }

        if (_steps[step].Index is { } index)
        {
            if (target.Kind != WorkflowValueKind.Array || target.IsOpen || index < 0 || index >= target.Items.Count || Set(target.Items[index], value, step + 1) is not { } element)
            {
                return null;
            }

            WorkflowValue[] items = target.Items.ToArray();
            items[index] = element;
            return WorkflowValue.OfArray(items);
        }

        if (target.Kind is not (WorkflowValueKind.Object or WorkflowValueKind.Unknown))
        {
            return null;
        }

        string name = _steps[step].Name!;
        WorkflowValue child = target.Member(name);
        WorkflowValue? changed = Set(child.IsMissing ? WorkflowValue.OfObject(ValueMembers.None) : child, value, step + 1);
        return changed is null ? null : target.With(name, changed);
    }

    private static List<PathStep>? ParseSteps(string text, int position)
    {
        var steps = new List<PathStep>();
        while (position < text.Length)
        {
            PathStep? step = text[position] switch
            {
                '.' => ParseDotted(text, ref position),
                '[' => ParseBracketed(text, ref position),
                _ => null,
            };
            if (step is null || (step.Name is { } name && !TextPattern.Of(name).Unmark().IsLiteral))
            {
                return null;
            }

            steps.Add(step);
        }

        return steps;
    }

    private static PathStep? ParseDotted(string text, ref int position)
    {
        position++;
        bool isDescent = position < text.Length && text[position] == '.';
        position += isDescent ? 1 : 0;
        int start = position;
        while (position < text.Length && text[position] is not ('.' or '['))
        {
            position++;
        }

        string name = text.Substring(start, position - start);
        return name.Length == 0 || name.IndexOf('(') >= 0 || (isDescent && name == "*") ? null
            : name == "*" ? PathStep.Wildcard()
            : isDescent ? PathStep.Descent(name) : PathStep.Member(name);
    }

    private static PathStep? ParseBracketed(string text, ref int position)
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
            return Close(text, ref position) ? PathStep.Member(name.ToString()) : null;
        }

        if (position + 1 < text.Length && text[position] == '?' && text[position + 1] == '(')
        {
            return ParseFilter(text, ref position);
        }

        int start = position;
        while (position < text.Length && text[position] != ']')
        {
            position++;
        }

        string inner = text.Substring(start, position - start);
        return Close(text, ref position) ? PathStep.Parse(inner) : null;
    }

    private static PathStep? ParseFilter(string text, ref int position)
    {
        position += 2;
        int start = position;
        char quote = '\0';
        int depth = 1;
        for (; position < text.Length; position++)
        {
            char letter = text[position];
            if (quote != '\0')
            {
                position += letter == '\\' ? 1 : 0;
                quote = letter == quote ? '\0' : quote;
                continue;
            }

            quote = letter is '\'' or '"' ? letter : quote;
            depth += letter == '(' ? 1 : letter == ')' ? -1 : 0;
            if (depth == 0)
            {
                break;
            }
        }

        if (position >= text.Length)
        {
            return null;
        }

        string condition = text.Substring(start, position - start);
        position++;
        return Close(text, ref position) && PathFilter.TryParse(condition) is { } filter ? PathStep.Filter(filter) : null;
    }

    private static bool Close(string text, ref int position) => position < text.Length && text[position++] == ']';
}
