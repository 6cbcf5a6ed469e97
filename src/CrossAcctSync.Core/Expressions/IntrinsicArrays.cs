using System;
using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Expressions;

/// <summary>
/// The intrinsic functions over lists (https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html#asl-intrsc-func-arrays),
/// each with what it gives for what is not known.
/// </summary>
internal static class IntrinsicArrays
{
    // AWS makes no longer range.
    private const int LongestRange = 1000;

    public static WorkflowValue GetItem(WorkflowValue list, WorkflowValue index) =>
        IntegerOf(index) is >= 0 and { } place ? list.Item(place) : WorkflowValue.Unknown;

    public static WorkflowValue Length(WorkflowValue list) => IsKnown(list) ? WorkflowValue.OfNumber(list.Items.Count) : WorkflowValue.Unknown;

    public static WorkflowValue Contains(WorkflowValue list, WorkflowValue value)
    {
        if (!IsKnown(list))
        {
            return WorkflowValue.Unknown;
        }

        bool isKnown = true;
        foreach (WorkflowValue item in list.Items)
        {
            bool? areEqual = ValueEquality.AreEqual(item, value);
            if (areEqual == true)
            {
                return WorkflowValue.True;
            }

            isKnown &= areEqual is not null;
        }

        return isKnown ? WorkflowValue.False : WorkflowValue.Unknown;
    }

    /// <summary>Both ends belong to the range: <c>States.ArrayRange(1, 9, 9)</c> is <c>[1]</c>.</summary>
    public static WorkflowValue Range(WorkflowValue first, WorkflowValue last, WorkflowValue step)
    {
        if (IntegerOf(first) is not { } from || IntegerOf(last) is not { } to || IntegerOf(step) is not { } by || by == 0)
        {
            return WorkflowValue.Unknown;
        }

        // A range against its direction is on no page.
        long count = (((long)to - from) / by) + 1;
        return Math.Sign((long)to - from) == -Math.Sign(by) || count > LongestRange
            ? WorkflowValue.Unknown
            : WorkflowValue.OfArray(Enumerable.Range(0, (int)count).Select(number => WorkflowValue.OfNumber(from + ((double)number * by))).ToArray());
    }

    public static WorkflowValue Partition(WorkflowValue list, WorkflowValue size)
    {
        if (!IsKnown(list) || IntegerOf(size) is not { } count || count <= 0)
        {
            return WorkflowValue.Unknown;
        }

        var parts = new List<WorkflowValue>();
        for (int start = 0; start < list.Items.Count; start += count)
        {
            parts.Add(WorkflowValue.OfArray(list.Items.Skip(start).Take(count).ToArray()));
        }

        return WorkflowValue.OfArray(parts);
    }

    /// <summary>
    /// Each element once. No page says in which order; recorded is one of numbers that ascend, so that the elements are
    /// known where those that come first ascend, and else how many there are.
    /// </summary>
    public static WorkflowValue Unique(WorkflowValue list)
    {
        // Each is compared with each.
        const int Most = 1000;
        if (!IsKnown(list) || list.Items.Count > Most)
        {
            return WorkflowValue.Unknown;
        }

        var unique = new List<WorkflowValue>();
        foreach (WorkflowValue item in list.Items)
        {
            bool? isThere = Contains(WorkflowValue.OfArray(unique), item).Kind == WorkflowValueKind.Unknown ? null
                : Contains(WorkflowValue.OfArray(unique), item).Equals(WorkflowValue.True);
            if (isThere is null)
            {
                return WorkflowValue.Unknown;
            }

            if (isThere == false)
            {
                unique.Add(item);
            }
        }

        bool isOrdered = true;
        for (int i = 1; i < unique.Count; i++)
        {
            isOrdered &= unique[i - 1].Number < unique[i].Number
                || (unique[i - 1].Kind == WorkflowValueKind.Text && unique[i].Kind == WorkflowValueKind.Text
                    && unique[i - 1].Text.Literal is { } left && unique[i].Text.Literal is { } right && string.CompareOrdinal(left, right) < 0);
        }

        return WorkflowValue.OfArray(isOrdered ? unique : unique.ConvertAll(_ => WorkflowValue.Unknown));
    }

    /// <summary>A whole number; a fraction is rounded, and no page says how.</summary>
    private static int? IntegerOf(WorkflowValue value) =>
        value.Number is { } number && number == Math.Floor(number) && Math.Abs(number) < int.MaxValue ? (int)number : null;

    private static bool IsKnown(WorkflowValue list) => list.Kind == WorkflowValueKind.Array && !list.IsOpen;
}
