using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;

namespace CrossAcctSync.Module.Tests.Hostile;

/// <summary>A copy of the examples in which every name that somebody else may choose is <see cref="HostileText.Name"/>.</summary>
internal sealed class HostileExamples : IDisposable
{
    private static readonly HashSet<string> Chosen = new(StringComparer.Ordinal) { "Sid", "Comment", "Name", "Description", "Value", "StartAt", "Next", "Default" };

    private readonly ExamplesFolder _folder = new();

    internal HostileExamples()
    {
        foreach (string file in Directory.EnumerateFiles(Path, "*.json", SearchOption.AllDirectories).Where(file => !file.Contains("cdk.out", StringComparison.Ordinal)).ToArray())
        {
            JsonNode root = JsonNode.Parse(File.ReadAllText(file))!;
            Spoil(root);
            File.WriteAllText(file, root.ToJsonString());
        }

        string own = System.IO.Path.Combine(Path, "own");
        Directory.CreateDirectory(own);
        File.WriteAllText(System.IO.Path.Combine(own, HostileText.Name.Replace('/', '-') + ".asl.json"), Definition.ToJsonString());
        File.WriteAllText(System.IO.Path.Combine(own, "broken" + HostileText.Name.Replace('/', '-') + ".asl.json"), "{ \"StartAt\": ]");
        File.WriteAllText(System.IO.Path.Combine(own, "template.json"), Template.ToJsonString());
        File.WriteAllText(System.IO.Path.Combine(own, "policy.json"), Policy.ToJsonString());
        File.WriteAllText(System.IO.Path.Combine(own, "odd.json"), Odd.ToJsonString());
    }

    internal string Path => _folder.Path;

    /// <summary>A machine with a slip that can be repaired, a role that is not known and a field that nothing reads.</summary>
    private static JsonObject Definition => new()
    {
        ["StartAt"] = HostileText.Name,
        [HostileText.Name] = 1,
        ["States"] = new JsonObject
        {
            [HostileText.Name] = Task("arn:aws:iam::333344445555:role" + HostileText.RolePath + "DataPlatformAccess", "arn:aws:states:::glue:startJobRun.sync:2", HostileText.Name + "2"),
            [HostileText.Name + "2"] = Task("$." + HostileText.Name, "arn:aws:states:::ecs:runTask" + HostileText.Name, HostileText.Name + "3"),
            [HostileText.Name + "3"] = Task("arn:aws:iam::333344445555:role/" + HostileText.Name, "arn:aws:states:::aws-sdk:s3:getObject" + HostileText.Name, HostileText.Name + "4"),
            [HostileText.Name + "4"] = Task("arn:aws:iam::333344445555:role/Third", "arn:aws:states:::sns:publish" + HostileText.Name, null),
        },
    };

    private static JsonObject Template => new()
    {
        ["Parameters"] = new JsonObject { [HostileText.Name] = new JsonObject { ["Type"] = HostileText.Name } },
        ["Resources"] = new JsonObject
        {
            [HostileText.Name] = new JsonObject { ["Type"] = "AWS::StepFunctions::StateMachine", ["Properties"] = new JsonObject { [nameof(Definition)] = Definition, ["RoleArn"] = HostileText.Name } },
            [HostileText.Name + "2"] = new JsonObject { ["Type"] = "AWS::Serverless::StateMachine", ["Properties"] = new JsonObject { ["DefinitionUri"] = HostileText.Name, [HostileText.Name] = 1 } },
            [HostileText.Name + "3"] = new JsonObject { ["Type"] = "AWS::CloudFormation::Stack", ["Properties"] = new JsonObject { ["TemplateURL"] = HostileText.Name } },
        },
    };

    private static JsonObject Policy => new()
    {
        ["Version"] = "2012-10-17",
        ["Id"] = HostileText.Name,
        ["Statement"] = new JsonArray
        {
            new JsonObject
            {
                ["Sid"] = HostileText.Name,
                ["Effect"] = "Allow",
                ["Action"] = new JsonArray(HostileText.Name, "s3:" + HostileText.Name),
                ["Resource"] = HostileText.Name,
                ["Principal"] = new JsonObject { ["AWS"] = HostileText.Name },
                ["Condition"] = new JsonObject { ["StringLike"] = new JsonObject { [HostileText.Name] = HostileText.Name } },
            },
        },
    };

    private static JsonObject Odd => new()
    {
        ["Version"] = "2012-10-17",
        [HostileText.Name] = 1,
        ["Statement"] = new JsonObject { ["Effect"] = HostileText.Name, [HostileText.Name] = HostileText.Name, ["Principal"] = new JsonObject { [HostileText.Name] = "*" }, ["Condition"] = new JsonObject { [HostileText.Name] = 1 } },
    };

    public void Dispose() => _folder.Dispose();

    private static JsonObject Task(string role, string resource, string? next)
    {
        var task = new JsonObject
        {
            ["Type"] = "Task",
            ["Comment"] = HostileText.Name,
            ["Resource"] = resource,
            ["Parameters"] = new JsonObject { ["JobName"] = HostileText.Name, ["Bucket"] = HostileText.Name, [HostileText.Name] = HostileText.Name },
            ["Credentials"] = new JsonObject { [role[0] == '$' || role.EndsWith("DataPlatformAccess", StringComparison.Ordinal) ? "RoleArn.$" : "RoleArn"] = role },
        };
        task[next is null ? "End" : "Next"] = next is null ? true : JsonValue.Create(next);
        return task;
    }

    /// <summary>Names of states, and the values of what is free to choose.</summary>
    private static void Spoil(JsonNode? node)
    {
        if (node is JsonArray items)
        {
            items.ToList().ForEach(Spoil);
        }
        else if (node is JsonObject members)
        {
            foreach ((string name, JsonNode? value) in members.ToArray())
            {
                if (name == "States" && value is JsonObject states)
                {
                    members[name] = new JsonObject(states.ToArray().Select(state => KeyValuePair.Create(state.Key + HostileText.Name, state.Value?.DeepClone())));
                    ((JsonObject)members[name]!).ToList().ForEach(state => Spoil(state.Value));
                }
                else if (Chosen.Contains(name) && value is JsonValue text && text.TryGetValue(out string? old))
                {
                    members[name] = old + HostileText.Name;
                }
                else
                {
                    Spoil(value);
                }
            }
        }
    }
}
