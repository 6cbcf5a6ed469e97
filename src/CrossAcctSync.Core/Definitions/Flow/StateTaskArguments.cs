using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Documents;
using CrossAcctSync.Expressions;
using CrossAcctSync.Expressions.Jsonata;
using CrossAcctSync.Integrations;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Definitions.Flow;

/// <summary>The <c>Parameters</c> or <c>Arguments</c> of a task, as the catalogue of integrations asks for them.</summary>
internal sealed class StateTaskArguments : ITaskArguments
{
    private readonly StateNode _state;
    private readonly IDefinitionText _text;
    private readonly PayloadTemplate _template;
    private readonly Lazy<IReadOnlyList<WorkflowScope>> _scopes;
    private readonly List<KeyValuePair<string, IReadOnlyList<TaskArgument>>> _found = new();

    /// <summary>Takes the arguments of a state.</summary>
    /// <param name="state">The state.</param>
    /// <param name="text">Reads texts of the definition.</param>
    /// <param name="scopes">The situations in which the arguments are asked for.</param>
    public StateTaskArguments(StateNode state, IDefinitionText text, Func<IReadOnlyList<WorkflowScope>> scopes)
    {
        _state = state;
        _text = text;
        _template = new PayloadTemplate(text);
        _scopes = new(scopes);
    }

    public IReadOnlyList<string> FieldNames
    {
        get
        {
            if (!_state.Arguments.IsObject)
            {
                return WholeValues().SelectMany(value => value.Members).Select(member => member.Key).Distinct(StringComparer.Ordinal).ToArray();
            }

            var names = new List<string>();
            foreach (SourceMember member in _state.Arguments.Members)
            {
                string name = member.Name;
                names.Add(IsPathField(name) ? name.Substring(0, name.Length - 2) : name);
            }

            return names;
        }
    }

    public bool IsOpaque => !_state.Arguments.IsObject && WholeValues().Any(value => value.IsUnknown || value.IsOpen);

    /// <summary>Templates ask for the same few fields again and again.</summary>
    public IReadOnlyList<TaskArgument> Find(string fieldPath)
    {
        foreach (KeyValuePair<string, IReadOnlyList<TaskArgument>> known in _found)
        {
            if (known.Key == fieldPath)
            {
                return known.Value;
            }
        }

        IReadOnlyList<TaskArgument> found = FindNow(fieldPath);
        _found.Add(new(fieldPath, found));
        return found;
    }

    private IReadOnlyList<TaskArgument> FindNow(string fieldPath)
    {
        string[] segments = fieldPath.IndexOf('.') < 0 ? new[] { fieldPath } : fieldPath.Split('.');
        // Most fields have one value.
        var found = new List<TaskArgument>(1);
        if (_state.Arguments.IsObject)
        {
            Find(_state.Arguments, segments, 0, _state.ArgumentsField, found);
        }
        else
        {
            string? expression = _state.Arguments.StringValue;
            SourceLocation location = (_state.Arguments.Exists ? _state.Arguments : _state.NameNode).Location;
            foreach (WorkflowValue value in WholeValues())
            {
                Find(value, segments, 0, _state.ArgumentsField, expression ?? "$", location, found);
            }
        }

        return found.Count < 2 ? found : found.Distinct().ToArray();
    }

    /// <summary>Arguments that are one expression; a JSONPath task without Parameters hands on its whole input.</summary>
    private IEnumerable<WorkflowValue> WholeValues()
    {
        if (_state.QueryLanguage == QueryLanguage.JsonPath)
        {
            return _state.Arguments.Exists ? Enumerable.Empty<WorkflowValue>() : _scopes.Value.Select(scope => scope.Input);
        }

        return _text.Read(_state.Arguments) is { } text && JsonataExpression.IsExpression(text.ToMarkedText())
            ? _scopes.Value.SelectMany(scope => PayloadTemplate.EvaluateAll(text, QueryLanguage.Jsonata, scope))
            : Enumerable.Empty<WorkflowValue>();
    }

    private bool IsPathField(string name) => _state.QueryLanguage == QueryLanguage.JsonPath && name.EndsWith(".$", StringComparison.Ordinal);

    /// <summary>Walks the definition's own nodes as far as they are written out.</summary>
    private void Find(SourceNode node, string[] segments, int next, string path, List<TaskArgument> found)
    {
        if (next == segments.Length)
        {
            AddLeaf(node, path, found);
            return;
        }

        (string name, bool isList) = Split(segments[next]);
        SourceNode child = node[name];
        if (child.Exists)
        {
            Descend(child, isList, segments, next + 1, path + "." + name, found);
            return;
        }

        SourceNode dynamic = _state.QueryLanguage == QueryLanguage.JsonPath ? node[name + ".$"] : default;
        if (dynamic.Exists)
        {
            TextPattern? expression = _text.Read(dynamic);
            foreach (WorkflowScope scope in _scopes.Value)
            {
                WorkflowValue value = PayloadTemplate.EvaluatePath(expression, scope);
                Find(value, isList, segments, next + 1, $"{path}.{name}.$", dynamic.StringValue, dynamic.Location, found);
            }
        }
    }

    private void Descend(SourceNode child, bool isList, string[] segments, int next, string path, List<TaskArgument> found)
    {
        if (child.IsArray && isList)
        {
            foreach (SourceNode element in child.Elements)
            {
                Find(element, segments, next, path + "[]", found);
            }
        }
        else if (next < segments.Length && _text.Read(child) is { } text)
        {
            // The field stands further in than the text is written out: an expression gives the object.
            foreach (WorkflowScope scope in _scopes.Value)
            {
                foreach (WorkflowValue value in PayloadTemplate.EvaluateAll(text, _state.QueryLanguage, scope))
                {
                    Find(value, isList, segments, next, path, child.StringValue, child.Location, found);
                }
            }
        }
        else
        {
            Find(child, segments, next, path, found);
        }
    }

    private void AddLeaf(SourceNode node, string path, List<TaskArgument> found)
    {
        if (node.IsArray)
        {
            foreach (SourceNode element in node.Elements)
            {
                AddLeaf(element, path + "[]", found);
            }

            return;
        }

        if (_text.Read(node) is not { } text)
        {
            return;
        }

        if (text.IsLiteral && !(_state.QueryLanguage == QueryLanguage.Jsonata && JsonataExpression.IsExpression(text.Literal!)))
        {
            found.Add(new TaskArgument(path, text, null, node.Location));
            return;
        }

        foreach (WorkflowScope scope in _scopes.Value)
        {
            foreach (WorkflowValue value in PayloadTemplate.EvaluateAll(text, _state.QueryLanguage, scope))
            {
                Add(value, path, node.Text, node.Location, found);
            }
        }
    }

    private static void Find(WorkflowValue value, bool isList, string[] segments, int next, string path, string? expression, SourceLocation location, List<TaskArgument> found)
    {
        if (isList && value.Kind == WorkflowValueKind.Array)
        {
            foreach (WorkflowValue item in value.Items)
            {
                Find(item, segments, next, path + "[]", expression, location, found);
            }
        }
        else
        {
            Find(value, segments, next, path, expression, location, found);
        }
    }

    private static void Find(WorkflowValue value, string[] segments, int next, string path, string? expression, SourceLocation location, List<TaskArgument> found)
    {
        if (next == segments.Length)
        {
            Add(value, path, expression, location, found);
            return;
        }

        (string name, bool isList) = Split(segments[next]);
        WorkflowValue child = value.Member(name);
        if (!child.IsMissing)
        {
            Find(child, isList, segments, next + 1, path, expression, location, found);
        }
    }

    private static void Add(WorkflowValue value, string path, string? expression, SourceLocation location, List<TaskArgument> found)
    {
        if (value.Kind == WorkflowValueKind.Array)
        {
            foreach (WorkflowValue item in value.Items)
            {
                Add(item, path, expression, location, found);
            }
        }
        else if (value.Kind is not (WorkflowValueKind.Null or WorkflowValueKind.Object))
        {
            TextPattern text = value.Kind is WorkflowValueKind.Unknown or WorkflowValueKind.Missing ? TextPattern.Unknown : value.Text.Unmark();
            found.Add(new TaskArgument(path, text, text.IsLiteral ? null : expression, location));
        }
    }

    private static (string Name, bool IsList) Split(string segment) =>
        segment.EndsWith("[]", StringComparison.Ordinal) ? (segment.Substring(0, segment.Length - 2), true) : (segment, false);
}
