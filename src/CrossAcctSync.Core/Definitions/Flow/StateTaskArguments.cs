using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Documents;
using CrossAcctSync.Expressions;
using CrossAcctSync.Expressions.Jsonata;
using CrossAcctSync.Integrations;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Definitions.Flow;

/// <summary>
/// The <c>Parameters</c> or <c>Arguments</c> of a task, as the catalogue of integrations asks for them. One object serves
/// the tasks of a definition one after the other.
/// </summary>
internal sealed class StateTaskArguments : ITaskArguments
{
    private readonly IDefinitionText _text;
    private readonly List<KeyValuePair<string, IReadOnlyList<TaskArgument>>> _found = new();
    private StateNode _state = null!;
    private SourceNode _arguments;
    private Func<StateNode, IReadOnlyList<WorkflowScope>> _readScopes = null!;
    private IReadOnlyList<WorkflowScope>? _scopes;

    /// <summary>Makes the object.</summary>
    /// <param name="text">Reads texts of the definition.</param>
    public StateTaskArguments(IDefinitionText text) => _text = text;

    private IReadOnlyList<WorkflowScope> Scopes => _scopes ??= _readScopes(_state);

    private bool IsJsonPath => _state.QueryLanguage == QueryLanguage.JsonPath;

    public IReadOnlyList<string> FieldNames
    {
        get
        {
            if (!_arguments.IsObject)
            {
                return WholeValues().SelectMany(value => value.Members).Select(member => member.Key).Distinct(StringComparer.Ordinal).ToArray();
            }

            var names = new List<string>(_arguments.Count);
            foreach (SourceMember member in _arguments.Members)
            {
                string name = member.Name;
                names.Add(IsJsonPath && name.EndsWith(".$", StringComparison.Ordinal) ? name.Substring(0, name.Length - 2) : name);
            }

            return names;
        }
    }

    public IReadOnlyList<string> ValuePaths
    {
        get
        {
            if (!_arguments.IsObject)
            {
                return FieldNames;
            }

            var paths = new List<string>();
            AddPaths(_arguments, string.Empty, paths);
            return paths.Distinct(StringComparer.Ordinal).ToArray();
        }
    }

    private void AddPaths(SourceNode node, string path, List<string> paths)
    {
        if (node.IsObject)
        {
            foreach (SourceMember member in node.Members)
            {
                bool isPath = IsJsonPath && member.Name.EndsWith(".$", StringComparison.Ordinal);
                string name = isPath ? member.Name.Substring(0, member.Name.Length - 2) : member.Name;
                AddPaths(member.Value, path.Length == 0 ? name : path + "." + name, paths);
            }
        }
        else if (node.IsArray)
        {
            foreach (SourceNode element in node.Elements)
            {
                AddPaths(element, path + "[]", paths);
            }
        }
        else
        {
            paths.Add(path);
        }
    }

    public bool IsOpaque => !_arguments.IsObject && WholeValues().Any(value => value.IsUnknown || value.IsOpen);

    public bool IsGiven(string field)
    {
        if (!_arguments.IsObject)
        {
            return IsOpaque || FieldNames.Contains(FieldSegment.Split(field)[0].Name, StringComparer.Ordinal);
        }

        return IsGiven(_arguments, FieldSegment.Split(field), 0);
    }

    private bool IsGiven(SourceNode node, FieldSegment[] segments, int depth)
    {
        SourceNode child = node[segments[depth].Name];
        if (!child.Exists)
        {
            return IsJsonPath && node[segments[depth].PathName].Exists;
        }

        if (depth == segments.Length - 1)
        {
            return !(child.IsArray && child.Count == 0);
        }

        if (!child.IsArray)
        {
            // What an expression gives has members that do not show.
            return !child.IsObject || IsGiven(child, segments, depth + 1);
        }

        foreach (SourceNode element in child.Elements)
        {
            if (!element.IsObject || IsGiven(element, segments, depth + 1))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Goes on to another task.</summary>
    /// <param name="state">The task.</param>
    /// <param name="readScopes">The situations in which its arguments are asked for.</param>
    public void Use(StateNode state, Func<StateNode, IReadOnlyList<WorkflowScope>> readScopes)
    {
        _state = state;
        _arguments = state.Arguments;
        _readScopes = readScopes;
        _scopes = null;
        _found.Clear();
    }

    /// <summary>Templates ask for the same few fields again and again.</summary>
    public IReadOnlyList<TaskArgument> Find(string fieldPath)
    {
        for (int i = 0; i < _found.Count; i++)
        {
            if (_found[i].Key == fieldPath)
            {
                return _found[i].Value;
            }
        }

        IReadOnlyList<TaskArgument> found = FindNow(fieldPath);
        _found.Add(new(fieldPath, found));
        return found;
    }

    private IReadOnlyList<TaskArgument> FindNow(string fieldPath)
    {
        var found = new FoundArguments();
        var place = new FieldPlace(_state.ArgumentsField, FieldSegment.Split(fieldPath));
        if (_arguments.IsObject)
        {
            Find(_arguments, place, ref found);
        }
        else
        {
            SourceNode node = _arguments.Exists ? _arguments : _state.NameNode;
            string? expression = _arguments.StringValue;
            foreach (WorkflowValue value in WholeValues())
            {
                Find(value, place, 0, expression ?? "$", node, ref found);
            }
        }

        return found.ToDistinct();
    }

    /// <summary>Arguments that are one expression; a JSONPath task without Parameters hands on its whole input.</summary>
    private IEnumerable<WorkflowValue> WholeValues()
    {
        if (IsJsonPath)
        {
            return _arguments.Exists ? Enumerable.Empty<WorkflowValue>() : Scopes.Select(scope => scope.Input);
        }

        return _text.Read(_arguments) is { } text && JsonataExpression.IsExpression(text.ToMarkedText())
            ? Scopes.SelectMany(scope => PayloadTemplate.EvaluateAll(text, QueryLanguage.Jsonata, scope))
            : Enumerable.Empty<WorkflowValue>();
    }

    /// <summary>Walks the definition's own nodes as far as they are written out.</summary>
    private void Find(SourceNode node, in FieldPlace place, ref FoundArguments found)
    {
        if (place.Depth == place.Segments.Length)
        {
            AddLeaf(node, place, ref found);
            return;
        }

        ref readonly FieldSegment segment = ref place.Segments[place.Depth];
        SourceNode child = node[segment.Name];
        if (child.Exists)
        {
            Descend(child, segment.IsList, place.Next(), ref found);
            return;
        }

        SourceNode dynamic = IsJsonPath ? node[segment.PathName] : default;
        if (dynamic.Exists)
        {
            TextPattern? expression = _text.Read(dynamic);
            string? written = dynamic.StringValue;
            FieldPlace inner = place.NextPath();
            foreach (WorkflowScope scope in Scopes)
            {
                FindIn(PayloadTemplate.EvaluatePath(expression, scope), segment.IsList, inner, inner.Depth, written, dynamic, ref found);
            }
        }
    }

    private void Descend(SourceNode child, bool isList, in FieldPlace place, ref FoundArguments found)
    {
        if (child.IsArray && isList)
        {
            foreach (SourceNode element in child.Elements)
            {
                Find(element, place.Elements(), ref found);
            }
        }
        else if (place.Depth < place.Segments.Length && _text.Read(child) is { } text)
        {
            // The field stands further in than the text is written out: an expression gives the object.
            foreach (WorkflowScope scope in Scopes)
            {
                foreach (WorkflowValue value in PayloadTemplate.EvaluateAll(text, _state.QueryLanguage, scope))
                {
                    FindIn(value, isList, place, place.Depth, child.StringValue, child, ref found);
                }
            }
        }
        else
        {
            Find(child, place, ref found);
        }
    }

    private void AddLeaf(SourceNode node, in FieldPlace place, ref FoundArguments found)
    {
        if (node.IsArray)
        {
            foreach (SourceNode element in node.Elements)
            {
                AddLeaf(element, place.InnerElements(), ref found);
            }

            return;
        }

        if (_text.IsPlain(node) && (IsJsonPath || node.RawText.IndexOf("{%"u8) < 0))
        {
            found.Add(new TaskArgument(place, node.StringValue!, node));
            return;
        }

        if (_text.Read(node) is not { } text)
        {
            return;
        }

        if (text.IsLiteral && (IsJsonPath || !JsonataExpression.IsExpression(text.Literal!)))
        {
            found.Add(new TaskArgument(place, text, null, node));
            return;
        }

        foreach (WorkflowScope scope in Scopes)
        {
            foreach (WorkflowValue value in PayloadTemplate.EvaluateAll(text, _state.QueryLanguage, scope))
            {
                Add(value, place, node.Text, node, ref found);
            }
        }
    }

    private static void FindIn(WorkflowValue value, bool isList, in FieldPlace place, int next, string? expression, SourceNode node, ref FoundArguments found)
    {
        if (isList && value.Kind == WorkflowValueKind.Array)
        {
            foreach (WorkflowValue item in value.Items)
            {
                Find(item, place.InnerElements(), next, expression, node, ref found);
            }
        }
        else
        {
            Find(value, place, next, expression, node, ref found);
        }
    }

    /// <summary>Walks the value of an expression; its fields have no place of their own.</summary>
    private static void Find(WorkflowValue value, in FieldPlace place, int next, string? expression, SourceNode node, ref FoundArguments found)
    {
        if (next == place.Segments.Length)
        {
            Add(value, place, expression, node, ref found);
            return;
        }

        WorkflowValue child = value.Member(place.Segments[next].Name);
        if (!child.IsMissing)
        {
            FindIn(child, place.Segments[next].IsList, place, next + 1, expression, node, ref found);
        }
    }

    private static void Add(WorkflowValue value, in FieldPlace place, string? expression, SourceNode node, ref FoundArguments found)
    {
        if (value.Kind == WorkflowValueKind.Array)
        {
            foreach (WorkflowValue item in value.Items)
            {
                Add(item, place, expression, node, ref found);
            }
        }
        else if (value.Kind is not (WorkflowValueKind.Null or WorkflowValueKind.Object))
        {
            TextPattern text = value.Kind is WorkflowValueKind.Unknown or WorkflowValueKind.Missing ? TextPattern.Unknown : value.Text.Unmark();
            found.Add(new TaskArgument(place, text, text.IsLiteral ? null : expression, node));
        }
    }
}
