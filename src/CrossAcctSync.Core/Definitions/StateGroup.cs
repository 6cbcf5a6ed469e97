using System;
using System.Collections.Generic;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Definitions;

/// <summary>States that share a <c>StartAt</c>: the workflow itself, a branch of a Parallel, or what a Map does with each item.</summary>
internal sealed class StateGroup
{
    // The last machine's name with what stands before a state's own; a pair, so that threads see both or neither.
    private Tuple<string, string>? _prefix;

    public StateGroup(StateGroup? parent, SourceNode parentName, string label, SourceNode node, QueryLanguage queryLanguage, bool isExpress)
    {
        Parent = parent;
        ParentName = parentName;
        Label = label;
        Node = node;
        QueryLanguage = queryLanguage;
        IsExpress = isExpress;
    }

    public StateGroup? Parent { get; }

    /// <summary>The name of the Map or Parallel state around the group.</summary>
    public SourceNode ParentName { get; }

    /// <summary>What stands in a state's path: <c>Map:</c> or <c>Parallel:</c> before, and a branch's number behind the name.</summary>
    public string Label { get; }

    /// <summary>The object with <c>StartAt</c> and <c>States</c>.</summary>
    public SourceNode Node { get; }

    public QueryLanguage QueryLanguage { get; }

    /// <summary>Whether the states run in an Express workflow: the machine's, or a distributed Map's child executions.</summary>
    public bool IsExpress { get; }

    /// <summary>The states in the order of the text.</summary>
    public IReadOnlyList<StateNode> States { get; internal set; } = Array.Empty<StateNode>();

    /// <summary>The path of a state of this group, from the machine's name on.</summary>
    public string PathOf(string machineName, string stateName)
    {
        Tuple<string, string>? known = _prefix;
        if (known?.Item1 != machineName)
        {
            _prefix = known = Tuple.Create(machineName, Prefix(machineName) + " / ");
        }

        return known.Item2 + stateName;
    }

    public static QueryLanguage LanguageOf(SourceNode field, QueryLanguage outer) =>
        !field.Exists ? outer : field.TextEquals("JSONata") ? QueryLanguage.Jsonata : field.TextEquals("JSONPath") ? QueryLanguage.JsonPath : outer;

    private string Prefix(string machineName) =>
        Parent is null ? machineName : Parent.PathOf(machineName, Label.Replace("{}", ParentName.StringValue ?? string.Empty));
}
