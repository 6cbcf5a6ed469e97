using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Expressions.Jsonata.Syntax;

namespace CrossAcctSync.Expressions.Jsonata;

/// <summary>Objects that are written out, and lists that are grouped into one (https://docs.jsonata.org/sorting-grouping).</summary>
internal sealed class JsonataGroups
{
    private readonly JsonataEvaluator _evaluator;

    public JsonataGroups(JsonataEvaluator evaluator) => _evaluator = evaluator;

    /// <summary>The object that pairs make of a value's elements.</summary>
    public JsonataValue Group(JsonataSyntax pairs, JsonataValue input, JsonataFrame frame)
    {
        if (!input.IsList && (input.IsUnknown || input.MayBeMissing))
        {
            return JsonataValue.Unknown;
        }

        IReadOnlyList<JsonataValue> items = input.IsList && input.Items.Count > 0 ? input.Items : new[] { input.IsList ? JsonataValue.Missing : input };
        if (input.IsOpen)
        {
            return JsonataValue.Of(new JsonataMembers(Array.Empty<KeyValuePair<string, JsonataValue>>(), isOpen: true));
        }

        bool areTuples = (input.Form & JsonataListForm.Tuples) != 0;
        if (areTuples && items[0].IsMissing)
        {
            throw new JsonataFailure("undefined", "nothing is grouped by variables that it does not have");
        }

        if (pairs.Pairs.Count > 1 && pairs.Pairs.Any(pair => pair.Value.Binds))
        {
            // jsonata works the members out at the same time, so that it is not known which sees the variable.
            throw new JsonataGivenUpException("a member of an object sets a variable");
        }

        return Made(pairs, items, areTuples, frame);
    }

    private JsonataValue Made(JsonataSyntax pairs, IReadOnlyList<JsonataValue> items, bool areTuples, JsonataFrame frame)
    {
        var names = new List<string>();
        var groups = new Dictionary<string, (int Pair, List<JsonataValue> Items)>(StringComparer.Ordinal);
        bool isOpen = false;
        foreach (JsonataValue item in items)
        {
            JsonataValue context = areTuples ? item.Tuple!["@"] : item;
            JsonataFrame inner = areTuples ? new JsonataFrame(frame, item.Tuple!) : frame;
            for (int i = 0; i < pairs.Pairs.Count; i++)
            {
                JsonataValue name = _evaluator.Evaluate(pairs.Pairs[i].Name, context, inner);
                if (name.IsMissing)
                {
                    continue;
                }

                if (name.Literal is not { } literal)
                {
                    if (name.IsUnknown || name.Kind == JsonataKind.Text || name.MayBeMissing)
                    {
                        isOpen = true;
                        continue;
                    }

                    throw new JsonataFailure("T1003", "the name of a member is no text");
                }

                if (!groups.TryGetValue(literal, out (int Pair, List<JsonataValue> Items) group))
                {
                    names.Add(literal);
                    groups[literal] = (i, new List<JsonataValue> { item });
                }
                else if (group.Pair != i)
                {
                    throw new JsonataFailure("D1009", "two members of an object have one name");
                }
                else
                {
                    group.Items.Add(item);
                }
            }
        }

        if (isOpen && items.Count > 1)
        {
            // Any of the elements may belong to any of the groups.
            return JsonataValue.Of(new JsonataMembers(Array.Empty<KeyValuePair<string, JsonataValue>>(), isOpen: true));
        }

        var members = new List<KeyValuePair<string, JsonataValue>>();
        foreach (KeyValuePair<string, JsonataValue> name in new JsonataMembers(names.Select(name => new KeyValuePair<string, JsonataValue>(name, JsonataValue.Null))).All)
        {
            (int pair, List<JsonataValue> grouped) = groups[name.Key];
            JsonataValue value = areTuples ? OfTuples(pairs.Pairs[pair].Value, grouped, frame) : _evaluator.Evaluate(pairs.Pairs[pair].Value, Appended(grouped), frame);
            if (!value.IsMissing)
            {
                members.Add(new(name.Key, value));
            }
        }

        return JsonataValue.Of(new JsonataMembers(members, isOpen));
    }

    private JsonataValue OfTuples(JsonataSyntax value, List<JsonataValue> tuples, JsonataFrame frame)
    {
        var variables = new Dictionary<string, JsonataValue>(StringComparer.Ordinal);
        foreach (string name in tuples.SelectMany(tuple => tuple.Tuple!.Keys).Distinct(StringComparer.Ordinal))
        {
            variables[name] = Appended(tuples.Select(tuple => tuple.Tuple!.TryGetValue(name, out JsonataValue? bound) ? bound : JsonataValue.Missing).ToList());
        }

        JsonataValue context = variables["@"];
        variables.Remove("@");
        return _evaluator.Evaluate(value, context, new JsonataFrame(frame, variables));
    }

    /// <summary>Elements put together one after the other: one is that one, and lists are taken apart.</summary>
    private static JsonataValue Appended(List<JsonataValue> items) => items.Aggregate(JsonataValue.Missing, JsonataLists.Append);
}
