using System;
using System.Collections.Generic;
using System.Globalization;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Definitions;

/// <summary>States that share a <c>StartAt</c>: the workflow itself, a branch of a Parallel, or what a Map does with each item.</summary>
internal sealed class StateGroup
{
    // The last machine's name with what stands before a state's own; a pair, so that threads see both or neither.
    private Tuple<string, string>? _prefix;

    /// <summary>Takes a group.</summary>
    /// <param name="parent">The group of the Map or Parallel state around it; null for the workflow itself.</param>
    /// <param name="parentName">The name of that state.</param>
    /// <param name="branch">The number of a branch of a Parallel; null for what a Map does.</param>
    /// <param name="node">The object with <c>StartAt</c> and <c>States</c>.</param>
    /// <param name="queryLanguage">The language of its states, unless they say otherwise.</param>
    /// <param name="isExpress">Whether they run in an Express workflow.</param>
    public StateGroup(StateGroup? parent, SourceNode parentName, int? branch, SourceNode node, QueryLanguage queryLanguage, bool isExpress)
    {
        Parent = parent;
        ParentName = parentName;
        Branch = branch;
        Node = node;
        QueryLanguage = queryLanguage;
        IsExpress = isExpress;
    }

    public StateGroup? Parent { get; }

    /// <summary>The name of the Map or Parallel state around the group.</summary>
    public SourceNode ParentName { get; }

    /// <summary>The number of a branch of a Parallel, counted from 0; null for what a Map does.</summary>
    public int? Branch { get; }

    /// <summary>The object with <c>StartAt</c> and <c>States</c>.</summary>
    public SourceNode Node { get; }

    public QueryLanguage QueryLanguage { get; }

    /// <summary>Whether the states run in an Express workflow: the machine's, or a distributed Map's child executions.</summary>
    public bool IsExpress { get; }

    /// <summary>The states in the order of the text.</summary>
    public IReadOnlyList<StateNode> States { get; internal set; } = Array.Empty<StateNode>();

    /// <summary>The path of a state of this group, from the machine's name on: <c>Orders / Map:Lines / Pack</c>.</summary>
    public string PathOf(string machineName, SourceNode stateName) => stateName.TextBehind(PrefixOf(machineName));

    public static QueryLanguage LanguageOf(SourceNode field, QueryLanguage outer) =>
        !field.Exists ? outer : field.TextEquals("JSONata") ? QueryLanguage.Jsonata : field.TextEquals("JSONPath") ? QueryLanguage.JsonPath : outer;

    private string PrefixOf(string machineName)
    {
        Tuple<string, string>? known = _prefix;
        if (known?.Item1 != machineName)
        {
            _prefix = known = Tuple.Create(machineName, MakePrefix(machineName));
        }

        return known.Item2;
    }

    private string MakePrefix(string machineName)
    {
        string name = ParentName.StringValue ?? string.Empty;
        return Parent is null ? machineName + " / "
            : Branch is { } branch ? Parent.PrefixOf(machineName) + "Parallel:" + name + "[" + branch.ToString(CultureInfo.InvariantCulture) + "] / "
            : Parent.PrefixOf(machineName) + "Map:" + name + " / ";
    }
}
