using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace CrossAcctSync.Expressions;

/// <summary>
/// A step of a JSONPath expression. Those that can lead to several values give a list, whatever they find
/// (https://docs.aws.amazon.com/step-functions/latest/dg/amazon-states-language-paths.html).
/// </summary>
internal sealed class PathStep
{
    private readonly PathStepKind _kind;
    private readonly int? _from;
    private readonly int? _to;
    private readonly IReadOnlyList<int> _indexes = Array.Empty<int>();
    private readonly PathFilter? _filter;

    private PathStep(PathStepKind kind, string? name = null, IReadOnlyList<int>? indexes = null, int? from = null, int? to = null, PathFilter? filter = null)
    {
        _kind = kind;
        Name = name;
        _indexes = indexes ?? Array.Empty<int>();
        _from = from;
        _to = to;
        _filter = filter;
    }

    /// <summary>The name of the member, of a step to one and of a descent.</summary>
    public string? Name { get; }

    /// <summary>The index of a step to one element.</summary>
    public int? Index => _kind == PathStepKind.Index ? _indexes[0] : null;

    /// <summary>Whether the step leads to one value at most.</summary>
    public bool IsDefinite => _kind is PathStepKind.Member or PathStepKind.Index;

    /// <summary>Whether the step gives an empty list where nothing is, instead of failing; recorded for these alone.</summary>
    public bool IsEmptyOverNothing => _kind is PathStepKind.Wildcard or PathStepKind.Slice;

    public static PathStep Member(string name) => new(PathStepKind.Member, name);

    public static PathStep Descent(string name) => new(PathStepKind.Descent, name);

    public static PathStep Wildcard() => new(PathStepKind.Wildcard);

    public static PathStep Filter(PathFilter filter) => new(PathStepKind.Filter, filter: filter);

    /// <summary>Reads what stands between brackets, apart from names and filters; null for what is not known.</summary>
    public static PathStep? Parse(string text)
    {
        if (text.Trim() == "*")
        {
            return Wildcard();
        }

        string[] parts = text.Split(':');
        if (parts.Length == 2)
        {
            int? from = NumberOf(parts[0]);
            int? to = NumberOf(parts[1]);
            bool isRead = (from is not null || parts[0].Trim().Length == 0) && (to is not null || parts[1].Trim().Length == 0);
            // Of a slice with two ends, one of them counted from the end, no page says what it is.
            bool isPlain = from is null != to is null || (from >= 0 && to >= 0);
            return isRead && isPlain ? new PathStep(PathStepKind.Slice, from: from, to: to) : null;
        }

        int?[] indexes = Array.ConvertAll(text.Split(','), NumberOf);
        return Array.Exists(indexes, index => index is null) ? null
            : new PathStep(indexes.Length == 1 ? PathStepKind.Index : PathStepKind.Indexes, indexes: Array.ConvertAll(indexes, index => index!.Value));
    }

    /// <summary>Goes from a value to those that the step leads to; false when they are not known.</summary>
    /// <param name="value">The value, which is there.</param>
    /// <param name="root">What <c>$</c> stands for in a filter.</param>
    /// <param name="found">Takes the values.</param>
    public bool Follow(WorkflowValue value, WorkflowValue? root, List<WorkflowValue> found)
    {
        if (value.IsUnknown)
        {
            return false;
        }

        switch (_kind)
        {
            case PathStepKind.Member:
                // Whether a member is there whose value is unknown is not known.
                return value.Kind != WorkflowValueKind.Object || Add(value.Member(Name!), found);
            case PathStepKind.Descent:
                return Descend(value, found);
            case PathStepKind.Wildcard when value.Kind == WorkflowValueKind.Object:
                return !value.IsOpen && value.Members.All(member => Add(member.Value, found));
        }

        if (value.Kind != WorkflowValueKind.Array)
        {
            return _kind is PathStepKind.Index or PathStepKind.Indexes;
        }

        if (value.IsOpen)
        {
            return false;
        }

        int count = value.Items.Count;
        switch (_kind)
        {
            case PathStepKind.Index or PathStepKind.Indexes:
                found.AddRange(_indexes.Select(value.Item).Where(item => !item.IsMissing));
                return true;
            case PathStepKind.Slice:
                int first = _from is not { } from ? 0 : from >= 0 ? from : Math.Max(0, count + from);
                int end = _to is not { } to ? count : to >= 0 ? Math.Min(count, to) : count + to;
                found.AddRange(value.Items.Skip(first).Take(Math.Max(0, end - first)));
                return true;
            case PathStepKind.Filter:
                return Choose(value.Items, root, found);
            default:
                found.AddRange(value.Items);
                return true;
        }
    }

    private static int? NumberOf(string text) =>
        int.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number : null;

    private static bool Add(WorkflowValue member, List<WorkflowValue> found)
    {
        if (!member.IsMissing)
        {
            found.Add(member);
        }

        return !member.IsUnknown;
    }

    private bool Choose(IReadOnlyList<WorkflowValue> items, WorkflowValue? root, List<WorkflowValue> found)
    {
        foreach (WorkflowValue item in items)
        {
            bool? isChosen = _filter!.Matches(item, root);
            if (isChosen is null)
            {
                return false;
            }

            if (isChosen == true)
            {
                found.Add(item);
            }
        }

        return true;
    }

    /// <summary>A member of the value comes before those of what is within it.</summary>
    private bool Descend(WorkflowValue value, List<WorkflowValue> found)
    {
        var open = new Stack<WorkflowValue>();
        open.Push(value);
        while (open.Count > 0)
        {
            WorkflowValue next = open.Pop();
            if (next.IsUnknown || next.IsOpen)
            {
                return false;
            }

            if (next.Members.Find(Name!) is { } member)
            {
                found.Add(member);
            }

            foreach (WorkflowValue inner in next.Items.Concat(next.Members.Select(inner => inner.Value)).Reverse())
            {
                open.Push(inner);
            }
        }

        return true;
    }
}
