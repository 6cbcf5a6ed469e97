using System;
using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Expressions.Jsonata;

/// <summary>JSONata's functions that call functions (https://docs.jsonata.org/higher-order-functions).</summary>
internal static class JsonataHigher
{
    public static JsonataValue Map(JsonataCall call)
    {
        JsonataValue list = call[0];
        if (!list.IsList)
        {
            return list.IsMissing ? list : JsonataValue.Unknown;
        }

        var found = new List<JsonataValue>(list.Items.Count);
        for (int i = 0; i < list.Items.Count; i++)
        {
            JsonataValue result = list.Items[i].Rest is not null ? JsonataValue.Unknown : call.ApplyTo(call[1], list.Items[i], Place(list, i), list);
            if (!result.IsMissing)
            {
                found.Add(result.AsElement());
            }
        }

        return JsonataValue.List(found, JsonataListForm.Sequence);
    }

    public static JsonataValue Filter(JsonataCall call)
    {
        JsonataValue list = call[0];
        if (!list.IsList)
        {
            return list.IsMissing ? list : JsonataValue.Unknown;
        }

        var found = new List<JsonataValue>();
        for (int i = 0; i < list.Items.Count; i++)
        {
            JsonataValue item = list.Items[i];
            if (item.Rest is not null || call.Evaluator.Decide(JsonataTruth.Of(call.ApplyTo(call[1], item, Place(list, i), list))))
            {
                found.Add(item.Rest is null ? item : JsonataValue.RestOf(JsonataValue.Unknown));
            }
        }

        return JsonataValue.List(found, JsonataListForm.Sequence);
    }

    /// <summary><c>$single</c>, which fails unless there is just one.</summary>
    public static JsonataValue Single(JsonataCall call)
    {
        JsonataValue list = call[0];
        if (!list.IsList || list.IsOpen)
        {
            return list.IsMissing ? list : JsonataValue.Unknown;
        }

        JsonataValue? found = null;
        for (int i = 0; i < list.Items.Count; i++)
        {
            if (call[1].IsMissing || call.Evaluator.Decide(JsonataTruth.Of(call.ApplyTo(call[1], list.Items[i], JsonataValue.Of(i), list))))
            {
                found = found is null ? list.Items[i] : throw new JsonataFailure("D3138", "$single finds more than one element");
            }
        }

        return found ?? throw new JsonataFailure("D3139", "$single finds no element");
    }

    public static JsonataValue Reduce(JsonataCall call)
    {
        JsonataValue list = call[0];
        int arity = call[1].Function?.Arity ?? 2;
        if (!list.IsMissing && arity < 2)
        {
            throw new JsonataFailure("D3050", "the function that $reduce calls has fewer than two parameters");
        }

        if (!list.IsList || list.IsOpen)
        {
            return list.IsMissing ? list : JsonataValue.Unknown;
        }

        if (call[2].MayBeMissing)
        {
            return JsonataValue.Unknown;
        }

        bool startsWithFirst = call[2].IsMissing && list.Items.Count > 0;
        JsonataValue result = startsWithFirst ? list.Items[0] : call[2];
        for (int i = startsWithFirst ? 1 : 0; i < list.Items.Count; i++)
        {
            result = arity switch
            {
                2 => call.Apply(call[1], result, list.Items[i]),
                3 => call.Apply(call[1], result, list.Items[i], JsonataValue.Of(i)),
                _ => call.Apply(call[1], result, list.Items[i], JsonataValue.Of(i), list),
            };
        }

        return result;
    }

    public static JsonataValue Each(JsonataCall call)
    {
        JsonataValue value = call[0];
        if (value.Kind != JsonataKind.Object || value.Members.IsOpen)
        {
            return value.IsMissing ? JsonataValue.Sequence() : JsonataValue.Unknown;
        }

        var found = new List<JsonataValue>();
        foreach (KeyValuePair<string, JsonataValue> member in value.Members.All)
        {
            JsonataValue result = call.ApplyTo(call[1], member.Value, JsonataValue.Of(member.Key), value);
            if (!result.IsMissing)
            {
                found.Add(member.Value.MayBeMissing ? JsonataValue.RestOf(result.OrMissing()) : result.AsElement());
            }
        }

        return JsonataValue.List(found, JsonataListForm.Sequence);
    }

    public static JsonataValue Sift(JsonataCall call)
    {
        JsonataValue value = call[0];
        if (value.Kind != JsonataKind.Object)
        {
            return value.IsMissing ? value : JsonataValue.Unknown;
        }

        List<KeyValuePair<string, JsonataValue>> found = value.Members.All
            .Where(member => call.Evaluator.Decide(JsonataTruth.Of(call.ApplyTo(call[1], member.Value, JsonataValue.Of(member.Key), value))))
            .ToList();
        if (found.TrueForAll(member => member.Value.MayBeMissing) && (found.Count > 0 || value.Members.IsOpen))
        {
            return JsonataValue.Unknown;
        }

        return found.Count == 0 ? JsonataValue.Missing : JsonataValue.Of(new JsonataMembers(found, value.Members.IsOpen));
    }

    /// <summary>The place of an element; behind one that may stand for several it is not known.</summary>
    private static JsonataValue Place(JsonataValue list, int index) =>
        list.IsOpen && list.Items.Take(index).Any(item => item.Rest is not null) ? JsonataValue.AnyNumber.Present() : JsonataValue.Of(index);
}
