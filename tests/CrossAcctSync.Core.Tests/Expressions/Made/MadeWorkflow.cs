using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace CrossAcctSync.Tests.Expressions.Made;

/// <summary>
/// A workflow in JSONPath made at random, of Pass and Choice states, Parallels and Maps, whose last state names a role, and
/// an input for it. Every path in it leads somewhere.
/// </summary>
internal sealed class MadeWorkflow
{
    private static readonly string[] Texts = { "a", "b", "c" };
    private readonly Random _random;
    private readonly JsonObject _states = new();
    private int _count;

    private MadeWorkflow(Random random) => _random = random;

    public required JsonObject Definition { get; init; }

    public required JsonObject Input { get; init; }

    public static MadeWorkflow Make(int seed)
    {
        var random = new Random(seed);
        var made = new MadeWorkflow(random) { Definition = new JsonObject(), Input = new JsonObject() };
        foreach (string name in new[] { "x", "y" })
        {
            made.Input[name] = Texts[random.Next(Texts.Length)];
        }

        made.Input["n"] = random.Next(3);
        made.Input["list"] = new JsonArray(Enumerable.Range(0, 1 + random.Next(3)).Select(_ => (JsonNode)JsonValue.Create(Texts[random.Next(Texts.Length)])).ToArray());
        string next = "Role";
        made._states["Role"] = new JsonObject
        {
            ["Type"] = "Pass",
            ["Parameters"] = new JsonObject { ["role.$"] = "States.Format('{}-{}-{}', $.x, $.y, $v)" },
            ["End"] = true,
        };
        for (int i = 2 + random.Next(5); i > 0; i--)
        {
            next = made.Add(next);
        }

        made._states["Start"] = new JsonObject { ["Type"] = "Pass", ["Assign"] = new JsonObject { ["v"] = "first" }, ["Next"] = next };
        made.Definition["StartAt"] = "Start";
        made.Definition["States"] = made._states;
        return made;
    }

    private string Any() => Texts[_random.Next(Texts.Length)];

    private string Name() => "S" + ++_count;

    private string Path() => _random.Next(4) switch
    {
        0 => "$.x",
        1 => "$.y",
        2 => "$v",
        _ => "$$.Execution.Input.x",
    };

    private string Add(string next)
    {
        string name = Name();
        switch (_random.Next(6))
        {
            case 0:
                _states[name] = new JsonObject { ["Type"] = "Pass", ["Result"] = Any(), ["ResultPath"] = _random.Next(2) == 0 ? "$.x" : "$.y", ["Next"] = next };
                break;
            case 1:
                _states[name] = new JsonObject { ["Type"] = "Pass", ["Assign"] = new JsonObject { ["v.$"] = Path() }, ["Next"] = next };
                break;
            case 2:
                _states[name] = new JsonObject
                {
                    ["Type"] = "Pass",
                    ["Parameters"] = new JsonObject { ["x.$"] = Path(), ["y.$"] = "$.y", ["n.$"] = "$.n", ["list.$"] = "$.list" },
                    ["Next"] = next,
                };
                break;
            case 3:
                string inner = Name();
                _states[name] = new JsonObject
                {
                    ["Type"] = "Map",
                    ["ItemsPath"] = "$.list",
                    ["ItemProcessor"] = new JsonObject
                    {
                        ["StartAt"] = inner,
                        ["States"] = new JsonObject { [inner] = new JsonObject { ["Type"] = "Pass", ["Parameters"] = new JsonObject { ["t.$"] = "$" }, ["OutputPath"] = "$.t", ["End"] = true } },
                    },
                    ["ResultSelector"] = new JsonObject { ["t.$"] = "$[0]" },
                    ["ResultPath"] = "$.y",
                    ["Next"] = Unwrap(next),
                };
                break;
            default:
                _states[name] = Choice(next);
                break;
        }

        return name;
    }

    /// <summary>A state that takes the text out of what a Map left.</summary>
    private string Unwrap(string next)
    {
        string name = Name();
        _states[name] = new JsonObject { ["Type"] = "Pass", ["InputPath"] = "$.y.t", ["ResultPath"] = "$.y", ["Next"] = next };
        return name;
    }

    private JsonObject Choice(string next)
    {
        string taken = Name();
        _states[taken] = new JsonObject { ["Type"] = "Pass", ["Assign"] = new JsonObject { ["v"] = Any() }, ["Next"] = next };
        return new JsonObject { ["Type"] = "Choice", ["Choices"] = new JsonArray(Rule(taken, 0), Rule(next, 0)), ["Default"] = next };
    }

    private JsonObject Rule(string? next, int level)
    {
        JsonObject rule = _random.Next(level > 1 ? 4 : 7) switch
        {
            0 => new JsonObject { ["Variable"] = Path(), ["StringEquals"] = Any() },
            1 => new JsonObject { ["Variable"] = "$.n", ["NumericGreaterThan"] = _random.Next(2) },
            2 => new JsonObject { ["Variable"] = Path(), ["StringLessThanPath"] = Path() },
            3 => new JsonObject { ["Variable"] = _random.Next(2) == 0 ? "$.none" : "$.x", ["IsPresent"] = _random.Next(2) == 0 },
            4 => new JsonObject { ["Not"] = Rule(null, level + 1) },
            5 => new JsonObject { ["And"] = new JsonArray(Rule(null, level + 1), Rule(null, level + 1)) },
            _ => new JsonObject { ["Or"] = new JsonArray(Rule(null, level + 1), Rule(null, level + 1)) },
        };
        if (next is not null)
        {
            rule["Next"] = next;
        }

        return rule;
    }
}
