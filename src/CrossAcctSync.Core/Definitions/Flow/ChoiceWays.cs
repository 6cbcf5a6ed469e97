using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Definitions.Flow;

/// <summary>The ways that Choice states were seen to take, and those that they passed by. Kept while a workflow is followed.</summary>
internal sealed class ChoiceWays
{
    private readonly Dictionary<StateNode, Ways> _ways = new();

    /// <summary>The Choice states that passed ways by, each with those ways, in the order of the text.</summary>
    public IEnumerable<(StateNode Choice, IEnumerable<SourceNode> Passed)> Passed => _ways
        .Where(way => way.Value.Passed is not null)
        .OrderBy(way => way.Key.NameNode.Index)
        .Select(way => (way.Key, (IEnumerable<SourceNode>)way.Value.Passed!.OrderBy(next => next.Index)));

    /// <summary>The names of the states that a Choice can go to, each once.</summary>
    public IReadOnlyList<string> TakenBy(StateNode choice) => _ways.TryGetValue(choice, out Ways? ways)
        ? ways.Taken.OrderBy(next => next.Index).Select(next => next.StringValue ?? string.Empty).Distinct(StringComparer.Ordinal).ToArray()
        : Array.Empty<string>();

    /// <summary>A way that a Choice takes.</summary>
    public void Take(StateNode choice, SourceNode next)
    {
        if (next.IsString)
        {
            Of(choice).Taken.Add(next);
        }
    }

    /// <summary>A way that a Choice does not take.</summary>
    public void Pass(StateNode choice, SourceNode next)
    {
        if (next.IsString)
        {
            Ways ways = Of(choice);
            (ways.Passed ??= new HashSet<SourceNode>()).Add(next);
        }
    }

    private Ways Of(StateNode choice)
    {
        if (!_ways.TryGetValue(choice, out Ways? ways))
        {
            _ways.Add(choice, ways = new Ways());
        }

        return ways;
    }

    private sealed class Ways
    {
        public HashSet<SourceNode> Taken { get; } = new();

        public HashSet<SourceNode>? Passed { get; set; }
    }
}
