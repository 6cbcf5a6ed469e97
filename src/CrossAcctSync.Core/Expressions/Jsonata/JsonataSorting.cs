using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Expressions.Jsonata.Syntax;

namespace CrossAcctSync.Expressions.Jsonata;

/// <summary>The order-by of a path, and the merging that <c>$sort</c> shares with it (https://docs.jsonata.org/array-functions#sort).</summary>
internal static class JsonataSorting
{
    /// <summary><c>list^(term)</c>.</summary>
    public static JsonataValue Sort(JsonataEvaluator evaluator, JsonataSyntax step, JsonataValue list, JsonataFrame frame)
    {
        if (list.IsOpen)
        {
            return JsonataValue.List(new[] { JsonataValue.RestOf(JsonataValue.Unknown) }, JsonataListForm.Sequence);
        }

        return Sort(list, evaluator.Way.Work, (left, right) =>
        {
            foreach ((JsonataSyntax term, bool isDescending) in step.Terms)
            {
                JsonataValue first = Evaluate(evaluator, term, left, frame);
                JsonataValue second = Evaluate(evaluator, term, right, frame);
                int? order = Order(first, second);
                if (order != 0)
                {
                    bool isMissing = first.IsMissing || second.IsMissing;
                    return order is null ? null : (isDescending && !isMissing ? -order : order) > 0;
                }
            }

            return false;
        });
    }

    /// <summary>Sorts as jsonata does, which keeps the order of what is alike.</summary>
    /// <param name="list">The list.</param>
    /// <param name="work">The work that may be spent.</param>
    /// <param name="comesLater">Whether the first of two comes behind the second, or null where that is not known.</param>
    public static JsonataValue Sort(JsonataValue list, JsonataWork work, Func<JsonataValue, JsonataValue, bool?> comesLater)
    {
        if (list.Items.Count <= 1)
        {
            return list;
        }

        return Merged(list.Items.ToArray(), work, comesLater) is { } sorted
            ? JsonataValue.List(sorted)
            : JsonataValue.List(list.Items.Select(_ => JsonataValue.Unknown.Present()).ToArray());
    }

    private static JsonataValue[]? Merged(JsonataValue[] items, JsonataWork work, Func<JsonataValue, JsonataValue, bool?> comesLater)
    {
        if (items.Length <= 1)
        {
            return items;
        }

        int middle = items.Length / 2;
        if (Merged(items.Take(middle).ToArray(), work, comesLater) is not { } left || Merged(items.Skip(middle).ToArray(), work, comesLater) is not { } right)
        {
            return null;
        }

        var merged = new List<JsonataValue>(items.Length);
        int i = 0;
        int j = 0;
        while (i < left.Length && j < right.Length)
        {
            work.Spend();
            switch (comesLater(left[i], right[j]))
            {
                case null:
                    return null;
                case true:
                    merged.Add(right[j++]);
                    break;
                default:
                    merged.Add(left[i++]);
                    break;
            }
        }

        merged.AddRange(left.Skip(i));
        merged.AddRange(right.Skip(j));
        return merged.ToArray();
    }

    private static JsonataValue Evaluate(JsonataEvaluator evaluator, JsonataSyntax term, JsonataValue item, JsonataFrame frame) =>
        item.Tuple is { } tuple ? evaluator.Evaluate(term, tuple["@"], new JsonataFrame(frame, tuple)) : evaluator.Evaluate(term, item, frame);

    private static int? Order(JsonataValue left, JsonataValue right)
    {
        if (left.IsMissing || right.IsMissing)
        {
            return left.IsMissing && right.IsMissing ? 0 : left.MayBeMissing || right.MayBeMissing ? null : left.IsMissing ? 1 : -1;
        }

        if (left.IsUnknown || right.IsUnknown || left.MayBeMissing || right.MayBeMissing)
        {
            return null;
        }

        if (left.Kind is not (JsonataKind.Number or JsonataKind.Text) || right.Kind is not (JsonataKind.Number or JsonataKind.Text))
        {
            throw new JsonataFailure("T2008", "an order-by compares what is neither a number nor a text");
        }

        if (left.Kind != right.Kind)
        {
            throw new JsonataFailure("T2007", "an order-by compares a number with a text");
        }

        return left.IsKnownScalar && right.IsKnownScalar ? JsonataOperators.Order(left, right) : null;
    }
}
