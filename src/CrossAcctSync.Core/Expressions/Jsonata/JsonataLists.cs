using System;
using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Expressions.Jsonata;

/// <summary>JSONata's functions on lists (https://docs.jsonata.org/array-functions).</summary>
internal static class JsonataLists
{
    /// <summary>Puts a value behind the elements of a list: nothing adds nothing, and a list is taken apart.</summary>
    public static void AddTo(List<JsonataValue> items, JsonataValue value)
    {
        if (value.IsList && !value.MayBeMissing)
        {
            items.AddRange(value.Items);
        }
        else if (!value.IsMissing)
        {
            items.Add(value.IsUnknown || value.MayBeMissing ? JsonataValue.RestOf(value) : value);
        }
    }

    /// <summary><c>$append</c>.</summary>
    public static JsonataValue Append(JsonataValue first, JsonataValue second)
    {
        if (first.IsMissing || second.IsMissing)
        {
            return first.IsMissing ? second : first;
        }

        var items = new List<JsonataValue>();
        AddTo(items, first);
        AddTo(items, second);

        // With one side that may be nothing, the other comes out as it is, list or not.
        bool isUncertain = (MayBeNothing(first) && !second.IsList) || (MayBeNothing(second) && !first.IsList);
        return isUncertain ? JsonataValue.Unknown : JsonataValue.List(items);
    }

    public static JsonataValue Count(JsonataValue list) =>
        list.IsMissing ? JsonataValue.Of(0)
        : !list.IsList || list.IsOpen ? JsonataValue.AnyNumber.Present()
        : JsonataValue.Of(list.Items.Count);

    public static JsonataValue Reverse(JsonataValue list) =>
        !list.IsList ? JsonataValue.Unknown
        : list.Items.Count <= 1 ? list
        : JsonataValue.List(list.Items.Reverse().ToArray());

    /// <summary><c>$distinct</c>, whose elements are compared in all their parts.</summary>
    public static JsonataValue Distinct(JsonataValue list, JsonataWork work)
    {
        if (!list.IsList || list.Items.Count <= 1)
        {
            return list;
        }

        var found = new List<JsonataValue>();
        bool isOpen = false;
        foreach (JsonataValue item in list.Items)
        {
            bool? isFound = item.Rest is not null ? null : false;
            foreach (JsonataValue known in found.Where(known => known.Rest is null))
            {
                work.Spend();
                bool? isSame = isFound is null ? null : JsonataTruth.AreSame(item, known).Known;
                if (isSame != false)
                {
                    isFound = isSame;
                    break;
                }
            }

            // Behind an element that may stand for several, each may have come before.
            if (isFound == false && !isOpen)
            {
                found.Add(item);
            }
            else if (isFound != true)
            {
                isOpen = true;
                found.Add(JsonataValue.RestOf(item.Rest is null ? item.OrMissing() : JsonataValue.Unknown));
            }
        }

        return JsonataValue.List(found, list.Form & JsonataListForm.Sequence);
    }

    public static JsonataValue Zip(JsonataCall call)
    {
        IReadOnlyList<JsonataValue>[] lists = Enumerable.Range(0, call.Count).Select(i => call[i].IsList && !call[i].IsOpen ? call[i].Items : null!).ToArray();
        if (Enumerable.Range(0, call.Count).Any(i => call[i].IsMissing))
        {
            return JsonataValue.List(Array.Empty<JsonataValue>());
        }

        return Array.Exists(lists, list => list is null)
            ? JsonataValue.Unknown
            : JsonataValue.List(Enumerable.Range(0, lists.Length == 0 ? 0 : lists.Min(list => list.Count)).Select(i => JsonataValue.List(lists.Select(list => list[i]).ToArray())).ToArray());
    }

    /// <summary><c>$shuffle</c>, of which no more is known than how many elements there are.</summary>
    public static JsonataValue Shuffle(JsonataValue list) =>
        !list.IsList || list.Items.Count <= 1 ? list
        : list.IsOpen ? JsonataValue.Unknown
        : JsonataValue.List(list.Items.Select(_ => JsonataValue.Unknown.Present()).ToArray());

    public static JsonataValue Sort(JsonataCall call)
    {
        JsonataValue list = call[0];
        if (!list.IsList || list.IsOpen)
        {
            return list.Items.Count <= 1 && list.IsList ? list : JsonataValue.Unknown;
        }

        JsonataValue comparator = call[1];
        if (!comparator.IsMissing)
        {
            JsonataCall applied = call;
            return JsonataSorting.Sort(list, call.Evaluator.Way.Work, (left, right) => IsTruthy(applied.Apply(comparator, left, right)));
        }

        bool areComparable = list.Items.All(item => item.Kind is JsonataKind.Number or JsonataKind.Unknown) || list.Items.All(item => item.Kind is JsonataKind.Text or JsonataKind.Unknown);
        if (list.Items.Count > 1 && !areComparable)
        {
            throw new JsonataFailure("D3070", "$sort has a list of neither numbers nor texts, and no function that compares");
        }

        return JsonataSorting.Sort(list, call.Evaluator.Way.Work, (left, right) => left.IsKnownScalar && right.IsKnownScalar ? JsonataOperators.Order(left, right) > 0 : null);
    }

    /// <summary>What JavaScript itself takes for true, which is what <c>$sort</c> asks of its function.</summary>
    private static bool? IsTruthy(JsonataValue value) => value.Kind switch
    {
        JsonataKind.Missing or JsonataKind.Null => false,
        JsonataKind.Boolean => value.MayBeMissing ? null : value.Truth.Known,
        JsonataKind.Number => value.KnownNumber is { } number ? number != 0 : null,
        JsonataKind.Text => value.Literal is { } text ? text.Length > 0 : null,
        JsonataKind.Unknown => null,
        _ => true,
    };

    private static bool MayBeNothing(JsonataValue value) => value.IsUnknown || value.MayBeMissing;
}
