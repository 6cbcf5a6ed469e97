using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Expressions;

namespace CrossAcctSync.Definitions.Flow;

/// <summary>What a group of states can put out when it ends: the results of a branch, or of what a Map does with an item.</summary>
internal sealed class GroupOutputs
{
    // More than these in one branch, or in the branches of a state together, are one value that holds what is true of all.
    private const int Most = 16;

    private readonly List<WorkflowValue> _values = new(1);
    private bool _isJoined;

    /// <summary>Takes an output.</summary>
    public void Add(WorkflowValue value)
    {
        if (_isJoined)
        {
            _values[0] = _values[0].Join(value);
        }
        else if (!_values.Contains(value))
        {
            _values.Add(value);
            if (_values.Count > Most)
            {
                WorkflowValue joined = Joined();
                _values.Clear();
                _values.Add(joined);
                _isJoined = true;
            }
        }
    }

    /// <summary>The lists that groups put out together, one element for each group.</summary>
    public static IReadOnlyList<WorkflowValue> ListsOf(IReadOnlyList<GroupOutputs> groups)
    {
        long ways = 1;
        foreach (GroupOutputs group in groups)
        {
            // A group that was not seen to end puts out what is not known.
            ways = ways > Most ? ways : ways * System.Math.Max(1, group._values.Count);
        }

        if (ways > Most)
        {
            return new[] { WorkflowValue.OfArray(groups.Select(group => group.Joined()).ToArray()) };
        }

        var lists = new List<WorkflowValue[]> { new WorkflowValue[groups.Count] };
        for (int i = 0; i < groups.Count; i++)
        {
            List<WorkflowValue> values = groups[i]._values;
            int known = lists.Count;
            for (int way = 1; way < values.Count; way++)
            {
                lists.AddRange(lists.Take(known).Select(list => (WorkflowValue[])list.Clone()).ToArray());
            }

            for (int list = 0; list < lists.Count; list++)
            {
                lists[list][i] = values.Count == 0 ? WorkflowValue.Unknown : values[list / known];
            }
        }

        return lists.ConvertAll(list => WorkflowValue.OfArray(list));
    }

    private WorkflowValue Joined() => _values.Count == 0 ? WorkflowValue.Unknown : _values.Aggregate((joined, value) => joined.Join(value));
}
