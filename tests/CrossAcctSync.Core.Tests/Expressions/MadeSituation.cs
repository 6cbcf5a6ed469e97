using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using CrossAcctSync.Documents;
using CrossAcctSync.Expressions;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Tests.Expressions;

/// <summary>
/// What made expressions see, in which <c>?</c> is unknown, <c>~</c> a text with holes, <c>…</c> any number of elements and
/// <c>+</c> any other members; and the same with something random in the place of each.
/// </summary>
internal static class MadeSituation
{
    private const string Template = """
        {
          "input": {
            "env": {"?": "text"}, "number": {"?": "number"}, "list": {"?": "list"}, "any": {"?": "any"},
            "arn": {"~": "arn:aws:iam::*:role/r"},
            "known": "prod", "count": 3, "texts": ["prod", "dev", "a", "prod"], "numbers": [3, 1, 2.5], "single": ["prod"], "empty": [],
            "mixed": ["prod", {"?": "present"}, 2],
            "open": ["prod", {"…": 1}, "dev"],
            "some": [{"name": {"?": "any"}}, {"name": "prod"}, {}],
            "map": {"prod": "A", "dev": "B"},
            "deep": {"env": {"?": "text"}, "prod": {"?": "any"}, "10": "ten", "2": "two"},
            "object": {"prod": {"x": [1, {"y": null}]}, "dev": "d\"q"},
            "half": {"prod": "P", "+": 1},
            "accounts": [
              {"env": "prod", "role": "r1", "name": {"?": "text"}, "tags": ["a", "b"], "size": {"?": "number"}},
              {"env": "dev", "role": "r2", "name": "dev", "tags": ["c"], "size": 2},
              {"env": {"?": "text"}, "role": "r3", "tags": [], "size": 1},
              {"env": "dev", "role": "r2", "name": {"~": "p*d"}}
            ]
          },
          "context": {"Execution": {"Id": {"~": "arn:aws:states:us-east-2:111122223333:execution:M:*"}}},
          "given": {"?": "any"},
          "fixed": "dev"
        }
        """;

    private static readonly string[] Texts = ["prod", "dev", "", "a", "x/y:z", "P", "😀", "3", "  prod ", "arn:aws:iam::111122223333:role/r", "env"];
    private static readonly JsonObject Parsed = JsonNode.Parse(Template)!.AsObject();

    /// <summary>What the evaluator is given.</summary>
    public static WorkflowScope Scope { get; } = new(
        Value(Parsed["input"]),
        Value(Parsed["context"]),
        new Dictionary<string, WorkflowValue> { ["given"] = Value(Parsed["given"]), ["fixed"] = Value(Parsed["fixed"]) });

    /// <summary>What the reference is given: the variables of an expression.</summary>
    public static JsonObject Filled(Random random)
    {
        JsonObject filled = Fill(Parsed, random)!.AsObject();
        var states = new JsonObject { ["input"] = filled["input"]!.DeepClone(), ["context"] = filled["context"]!.DeepClone() };
        var variables = new JsonObject { ["states"] = states, ["fixed"] = "dev" };
        if (filled.ContainsKey("given"))
        {
            variables["given"] = filled["given"]?.DeepClone();
        }

        return variables;
    }

    public static string RandomText(Random random) => Texts[random.Next(Texts.Length)];

    /// <summary>Whether a value of the reference is one that an outcome of the evaluator allows.</summary>
    public static bool Covers(WorkflowValue known, JsonElement value) => known.Kind switch
    {
        WorkflowValueKind.Unknown => true,
        WorkflowValueKind.Null => value.ValueKind == JsonValueKind.Null,
        WorkflowValueKind.Boolean => value.ValueKind == (ReferenceEquals(known, WorkflowValue.True) ? JsonValueKind.True : JsonValueKind.False),
        WorkflowValueKind.Number => value.ValueKind == JsonValueKind.Number && (known.Number is not { } number || number == value.GetDouble()),
        WorkflowValueKind.Text => value.ValueKind == JsonValueKind.String && known.Text.Matches(value.GetString()!),
        WorkflowValueKind.Array => value.ValueKind == JsonValueKind.Array && CoversList(known, value.EnumerateArray().ToArray()),
        WorkflowValueKind.Object => value.ValueKind == JsonValueKind.Object && CoversObject(known, value),
        _ => false,
    };

    private static bool CoversList(WorkflowValue list, JsonElement[] values)
    {
        if (!list.IsOpen)
        {
            return list.Items.Count == values.Length && list.Items.Zip(values, Covers).All(covers => covers);
        }

        // Which elements can have been covered so far, one element of the outcome after the other.
        var reached = new HashSet<int> { 0 };
        foreach (WorkflowValue item in list.Items)
        {
            var next = new HashSet<int>();
            foreach (int count in reached)
            {
                if (item.IsUnknown)
                {
                    next.UnionWith(Enumerable.Range(count, values.Length - count + 1));
                }
                else if (count < values.Length && Covers(item, values[count]))
                {
                    next.Add(count + 1);
                }
            }

            reached = next;
        }

        return reached.Contains(values.Length);
    }

    private static bool CoversObject(WorkflowValue known, JsonElement value)
    {
        foreach (KeyValuePair<string, WorkflowValue> member in known.Members)
        {
            bool isThere = value.TryGetProperty(member.Key, out JsonElement found);
            if (isThere ? !Covers(member.Value, found) : !member.Value.IsUnknown)
            {
                return false;
            }
        }

        return known.IsOpen || value.EnumerateObject().All(member => known.Members.Find(member.Name) is not null);
    }

    private static WorkflowValue Value(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject made when made.ContainsKey("?") || made.ContainsKey("…"):
                return WorkflowValue.Unknown;
            case JsonObject made when made["~"] is { } pattern:
                return WorkflowValue.OfText(TextPattern.Concat(pattern.GetValue<string>().Split('*').SelectMany((part, i) => i == 0 ? [TextPattern.Of(part)] : new[] { TextPattern.Unknown, TextPattern.Of(part) })));
            case JsonObject made:
                var members = new ValueMembers(made.Count);
                foreach (KeyValuePair<string, JsonNode?> member in made.Where(member => member.Key != "+"))
                {
                    members[member.Key] = Value(member.Value);
                }

                return WorkflowValue.OfObject(members, made.ContainsKey("+"));
            case JsonArray list:
                return WorkflowValue.OfArray(list.Select(Value).ToArray(), list.Any(item => item is JsonObject made && made.ContainsKey("…")));
            default:
                return WorkflowValue.Of(SourceDocument.ParseJson("[" + (node?.ToJsonString() ?? "null") + "]").Root[0]);
        }
    }

    private static JsonNode? Fill(JsonNode? node, Random random)
    {
        switch (node)
        {
            case JsonObject made when made["?"] is { } kind:
                return Random(kind.GetValue<string>(), random);
            case JsonObject made when made["~"] is { } pattern:
                return pattern.GetValue<string>().Replace("*", RandomText(random), StringComparison.Ordinal);
            case JsonObject made:
                var filled = new JsonObject();
                foreach (KeyValuePair<string, JsonNode?> member in made)
                {
                    if (member.Key == "+")
                    {
                        filled["more"] = RandomText(random);
                    }
                    else if (!(member.Value is JsonObject inner && inner["?"]?.GetValue<string>() is "any" or "text" && random.Next(5) == 0))
                    {
                        filled[member.Key] = Fill(member.Value, random);
                    }
                }

                return filled;
            case JsonArray list:
                return new JsonArray(list.SelectMany(item => item is JsonObject made && made.ContainsKey("…")
                    ? Enumerable.Range(0, random.Next(4)).Select(_ => Random("any", random))
                    : [Fill(item, random)]).ToArray());
            default:
                return node?.DeepClone();
        }
    }

    private static JsonNode? Random(string kind, Random random) => kind switch
    {
        "text" when random.Next(6) > 0 => RandomText(random),
        "number" when random.Next(6) > 0 => new[] { 0, 1, 2, -3, 2.5, 10 }[random.Next(6)],
        "list" when random.Next(4) > 0 => new JsonArray(Enumerable.Range(0, random.Next(4)).Select(_ => Random("text", random)).ToArray()),
        _ => random.Next(9) switch
        {
            0 => null,
            1 => true,
            2 => false,
            3 => new JsonArray(),
            4 => new JsonArray("prod", 2),
            5 => new JsonObject { ["prod"] = "A", ["role"] = "r9" },
            6 => 2,
            _ => RandomText(random),
        },
    };
}
