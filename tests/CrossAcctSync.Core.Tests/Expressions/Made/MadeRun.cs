using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace CrossAcctSync.Tests.Expressions.Made;

/// <summary>
/// Runs a <see cref="MadeWorkflow"/> from state to state on plain JSON, by the pages of the states; it shares nothing with what
/// is tested.
/// </summary>
internal sealed class MadeRun
{
    private readonly JsonObject _input;
    private readonly Dictionary<string, JsonNode?> _variables = new();

    private MadeRun(JsonObject input) => _input = input;

    /// <summary>The names of the states that the run enters at the top.</summary>
    public List<string> Entered { get; } = new();

    /// <summary>The role that the last state names.</summary>
    public string Role { get; private set; } = string.Empty;

    public static MadeRun Of(MadeWorkflow workflow)
    {
        var run = new MadeRun(workflow.Input);
        JsonNode? output = run.Group(workflow.Definition, workflow.Input.DeepClone(), isTop: true);
        run.Role = output!["role"]!.GetValue<string>();
        return run;
    }

    private JsonNode? Group(JsonNode group, JsonNode? data, bool isTop)
    {
        string? name = group["StartAt"]!.GetValue<string>();
        while (name is not null)
        {
            if (isTop)
            {
                Entered.Add(name);
            }

            JsonNode state = group["States"]![name]!;
            name = state["Type"]!.GetValue<string>() == "Choice" ? Choose(state, data) : Step(state, ref data);
        }

        return data;
    }

    private string? Step(JsonNode state, ref JsonNode? data)
    {
        JsonNode? raw = data;
        JsonNode? input = state["InputPath"] is { } inputPath ? Get(inputPath.GetValue<string>(), raw) : raw;
        JsonNode? result = state["Result"] ?? (state["Parameters"] is { } template ? Template(template, input) : input);
        if (state["Type"]!.GetValue<string>() == "Map")
        {
            result = new JsonArray(Get("$.list", input)!.AsArray().Select(item => Group(state["ItemProcessor"]!, item?.DeepClone(), isTop: false)?.DeepClone()).ToArray());
            result = Template(state["ResultSelector"]!, result);
        }

        Dictionary<string, JsonNode?> assigned = state["Assign"] is JsonObject assign
            ? ((JsonObject)Template(assign, result)).ToDictionary(member => member.Key, member => member.Value?.DeepClone())
            : new();
        JsonNode? output = result;
        if (state["ResultPath"] is { } path)
        {
            output = raw!.DeepClone();
            output[path.GetValue<string>().Substring(2)] = result?.DeepClone();
        }

        data = state["OutputPath"] is { } outputPath ? Get(outputPath.GetValue<string>(), output) : output;
        foreach (KeyValuePair<string, JsonNode?> variable in assigned)
        {
            _variables[variable.Key] = variable.Value;
        }

        return state["Next"]?.GetValue<string>();
    }

    private string Choose(JsonNode state, JsonNode? data) =>
        (state["Choices"]!.AsArray().FirstOrDefault(rule => Holds(rule!, data))?["Next"] ?? state["Default"])!.GetValue<string>();

    private bool Holds(JsonNode rule, JsonNode? data)
    {
        if (rule["Not"] is { } negated)
        {
            return !Holds(negated, data);
        }

        if ((rule["And"] ?? rule["Or"]) is { } parts)
        {
            return rule["And"] is not null ? parts.AsArray().All(part => Holds(part!, data)) : parts.AsArray().Any(part => Holds(part!, data));
        }

        JsonNode? value = Get(rule["Variable"]!.GetValue<string>(), data);
        return rule["StringEquals"] is { } text ? value!.GetValue<string>() == text.GetValue<string>()
            : rule["NumericGreaterThan"] is { } number ? value!.GetValue<int>() > number.GetValue<int>()
            : rule["StringLessThanPath"] is { } path ? string.CompareOrdinal(value!.GetValue<string>(), Get(path.GetValue<string>(), data)!.GetValue<string>()) < 0
            : value is not null == rule["IsPresent"]!.GetValue<bool>();
    }

    private JsonNode Template(JsonNode template, JsonNode? data)
    {
        var made = new JsonObject();
        foreach (KeyValuePair<string, JsonNode?> member in template.AsObject())
        {
            bool isPath = member.Key.EndsWith(".$", StringComparison.Ordinal);
            made[isPath ? member.Key[..^2] : member.Key] = (isPath ? Value(member.Value!.GetValue<string>(), data) : member.Value)?.DeepClone();
        }

        return made;
    }

    private JsonNode? Value(string text, JsonNode? data) => text.StartsWith("States.Format(", StringComparison.Ordinal)
        ? string.Join("-", text[(text.IndexOf(',') + 1)..^1].Split(',').Select(path => Get(path.Trim(), data)!.GetValue<string>()))
        : Get(text, data);

    private JsonNode? Get(string path, JsonNode? data)
    {
        const string Execution = "$$.Execution.Input.";
        return path == "$" ? data
            : path == "$[0]" ? data![0]
            : path.StartsWith(Execution, StringComparison.Ordinal) ? _input[path[Execution.Length..]]
            : path.StartsWith("$.", StringComparison.Ordinal) ? path[2..].Split('.').Aggregate(data, (node, name) => node?[name])
            : _variables[path[1..]];
    }
}
