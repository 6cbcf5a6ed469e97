using System;
using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Expressions.Jsonata;

/// <summary>Members of objects, and JSONata's functions on objects (https://docs.jsonata.org/object-functions).</summary>
internal static class JsonataObjects
{
    // Every object of JavaScript answers to these, and jsonata asks it.
    private static readonly HashSet<string> Inherited = new(StringComparer.Ordinal)
    {
        "constructor", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable", "toLocaleString", "toString", "valueOf", "__proto__",
        "__defineGetter__", "__defineSetter__", "__lookupGetter__", "__lookupSetter__",
    };

    /// <summary>A member by its name; over a list that of each element, one after the other.</summary>
    public static JsonataValue Lookup(JsonataValue value, string name)
    {
        switch (value.Kind)
        {
            case JsonataKind.List:
                return Over(value, item => Lookup(item, name));
            case JsonataKind.Object:
                return value.Members.Find(name) ?? (value.Members.IsOpen ? JsonataValue.UnknownOf(value.Members.OriginOf(name)) : Inherited.Contains(name) ? JsonataValue.Unknown : JsonataValue.Missing);
            case JsonataKind.Unknown:
                return JsonataValue.UnknownOf(value.Origin is null ? null : JsonataConversion.Step(value.Origin, name));
            default:
                return JsonataValue.Missing;
        }
    }

    /// <summary><c>$lookup</c>. With a name that is not known it is each member that it can be, one after the other, or nothing.</summary>
    public static JsonataValue Lookup(JsonataValue value, JsonataValue name, JsonataWay way)
    {
        if (name.Literal is not null || name.IsMissing)
        {
            // JavaScript takes nothing for a name of nine letters.
            return Lookup(value, name.Literal ?? "undefined");
        }

        if (value.IsUnknown || value.MayBeMissing)
        {
            return JsonataValue.Unknown;
        }

        if (value.IsList)
        {
            return Over(value, item => Lookup(item, name, way));
        }

        if (value.Kind != JsonataKind.Object)
        {
            return JsonataValue.Missing;
        }

        foreach (KeyValuePair<string, JsonataValue> member in value.Members.All)
        {
            if ((name.IsUnknown || name.Text.Matches(member.Key)) && way.Decide(JsonataCondition.Equal(name.Origin, JsonataValue.Of(member.Key))))
            {
                return member.Value;
            }
        }

        return value.Members.IsOpen ? JsonataValue.Unknown : JsonataValue.Missing;
    }

    /// <summary><c>*</c>.</summary>
    public static JsonataValue Wildcard(JsonataValue value)
    {
        if (value.IsUnknown || value.MayBeMissing || value.Kind == JsonataKind.Function)
        {
            return JsonataValue.Unknown;
        }

        if (value.Members.IsOpen)
        {
            // Where other members stand among those that are known is not known either.
            return JsonataValue.Unknown;
        }

        var found = new List<JsonataValue>();
        foreach (JsonataValue item in value.IsList ? value.Items : value.Members.All.Select(member => member.Value))
        {
            if (item.IsList)
            {
                Flatten(item, found);
            }
            else
            {
                found.Add(item.IsUnknown || item.MayBeMissing ? JsonataValue.RestOf(item) : item);
            }
        }

        return JsonataValue.List(found, JsonataListForm.Sequence);
    }

    /// <summary><c>**</c>.</summary>
    public static JsonataValue Descendants(JsonataValue value, JsonataWork work)
    {
        if (value.IsMissing)
        {
            return value;
        }

        var found = new List<JsonataValue>();
        Descend(value);
        return found.Count == 1 ? (found[0].Rest is null ? found[0] : JsonataValue.Unknown) : JsonataValue.List(found, JsonataListForm.Sequence);

        void Descend(JsonataValue inner)
        {
            work.Spend();
            if (inner.IsUnknown || inner.MayBeMissing || inner.Members.IsOpen || inner.Kind == JsonataKind.Function)
            {
                found.Add(JsonataValue.RestOf(JsonataValue.Unknown));
                return;
            }

            if (!inner.IsList)
            {
                found.Add(inner);
            }

            foreach (JsonataValue item in inner.IsList ? inner.Items : inner.Members.All.Select(member => member.Value))
            {
                Descend(item);
            }
        }
    }

    public static JsonataValue Keys(JsonataValue value)
    {
        var names = new List<string>();
        if (!AddKeys(value, names))
        {
            return JsonataValue.Unknown;
        }

        // The names of several objects are put together as those of one.
        IEnumerable<string> ordered = value.IsList
            ? new JsonataMembers(names.Select(name => new KeyValuePair<string, JsonataValue>(name, JsonataValue.Null))).All.Select(member => member.Key)
            : names;
        return JsonataValue.List(ordered.Select(JsonataValue.Of).ToArray(), JsonataListForm.Sequence);
    }

    public static JsonataValue Spread(JsonataValue value)
    {
        if (value.IsList)
        {
            return value.Items.Select(item => item.Rest is null ? Spread(item) : JsonataValue.Unknown).Aggregate(JsonataValue.Sequence(), JsonataLists.Append);
        }

        if (value.Kind != JsonataKind.Object)
        {
            return value;
        }

        if (value.Members.IsOpen)
        {
            return JsonataValue.Unknown;
        }

        List<JsonataValue> objects = value.Members.All
            .Select(member => (member.Value, Made: JsonataValue.Of(new JsonataMembers(new[] { new KeyValuePair<string, JsonataValue>(member.Key, member.Value) }))))
            .Select(pair => pair.Value.MayBeMissing ? JsonataValue.RestOf(pair.Made.OrMissing()) : pair.Made)
            .ToList();
        return JsonataValue.List(objects, JsonataListForm.Sequence);
    }

    /// <summary><c>$merge</c>: a later member counts. Behind an object of which not all is known, earlier members need not stay.</summary>
    public static JsonataValue Merge(JsonataValue list)
    {
        if (!list.IsList)
        {
            return JsonataValue.Of(new JsonataMembers(Array.Empty<KeyValuePair<string, JsonataValue>>(), isOpen: true));
        }

        var merged = new List<KeyValuePair<string, JsonataValue>>();
        bool isOpen = false;
        foreach (JsonataValue item in list.Items)
        {
            bool isWhole = item.Kind == JsonataKind.Object && !item.Members.IsOpen && !item.MayBeMissing;
            if (!isWhole)
            {
                merged = merged.ConvertAll(member => new KeyValuePair<string, JsonataValue>(member.Key, JsonataValue.Unknown.Present()));
                isOpen = true;
            }

            foreach (KeyValuePair<string, JsonataValue> member in item.MayBeMissing ? Array.Empty<KeyValuePair<string, JsonataValue>>() : item.Members.All)
            {
                int place = merged.FindIndex(known => known.Key == member.Key);
                JsonataValue value = !member.Value.MayBeMissing ? member.Value : place < 0 ? member.Value : JsonataValue.Unknown;
                if (place < 0)
                {
                    merged.Add(new(member.Key, value));
                }
                else
                {
                    // If the first was not there, the member stands behind all others.
                    isOpen |= merged[place].Value.MayBeMissing;
                    merged[place] = new(member.Key, value);
                }
            }
        }

        return JsonataValue.Of(new JsonataMembers(merged, isOpen));
    }

    private static JsonataValue Over(JsonataValue list, Func<JsonataValue, JsonataValue> lookup)
    {
        var found = new List<JsonataValue>();
        foreach (JsonataValue item in list.Items)
        {
            JsonataLists.AddTo(found, lookup(item.Rest ?? item));
        }

        return JsonataValue.List(found, JsonataListForm.Sequence);
    }

    private static void Flatten(JsonataValue list, List<JsonataValue> found)
    {
        foreach (JsonataValue item in list.Items)
        {
            if (item.IsList)
            {
                Flatten(item, found);
            }
            else
            {
                found.Add(item.IsUnknown || item.MayBeMissing ? JsonataValue.RestOf(item) : item);
            }
        }
    }

    private static bool AddKeys(JsonataValue value, List<string> names)
    {
        if (value.IsUnknown || value.MayBeMissing || value.Members.IsOpen || value.Members.All.Any(member => member.Value.MayBeMissing))
        {
            return false;
        }

        names.AddRange(value.Members.All.Select(member => member.Key));
        return value.Items.All(item => AddKeys(item, names));
    }
}
