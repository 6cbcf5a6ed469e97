using CrossAcctSync.Documents;

namespace CrossAcctSync.Definitions;

/// <summary>States that share a <c>StartAt</c>: the workflow itself, a branch of a Parallel, or what a Map does with each item.</summary>
internal sealed class StateGroup
{
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

    /// <summary>The path of a state of this group, from the machine's name on.</summary>
    public string PathOf(string machineName, string stateName) => Prefix(machineName) + " / " + stateName;

    private string Prefix(string machineName)
    {
        if (Parent is null)
        {
            return machineName;
        }

        string name = ParentName.StringValue ?? string.Empty;
        return Parent.Prefix(machineName) + " / " + Label.Replace("{}", name);
    }
}
