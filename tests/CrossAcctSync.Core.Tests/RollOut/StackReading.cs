using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using CrossAcctSync.Policies;
using CrossAcctSync.RollOut;

namespace CrossAcctSync.Tests.RollOut;

/// <summary>A role of a template with its policies, as an account would get it.</summary>
internal sealed record StackRole(string Name, PolicyDocument Trust, IReadOnlyList<PolicyDocument> Policies);

/// <summary>
/// What CloudFormation makes of a template in an account: conditions, Fn::If and Fn::Sub are read as its pages say, apart
/// from the code that writes them.
/// </summary>
internal static class StackReading
{
    public static IReadOnlyList<StackRole> Roles(SyncTemplate template, string account)
    {
        var root = JsonNode.Parse(template.Content)!;
        JsonObject resources = root["Resources"]!.AsObject();
        JsonObject[] made = resources.Select(resource => resource.Value!.AsObject()).Where(resource => resource["Condition"] is not { } name || Holds(root, name.GetValue<string>(), account)).ToArray();
        return made.Where(resource => Type(resource) == "AWS::IAM::Role").Select(resource =>
        {
            JsonNode properties = resource["Properties"]!;
            string name = properties["RoleName"]!.GetValue<string>();
            return new StackRole(
                name,
                Policy(root, properties["AssumeRolePolicyDocument"], account),
                made.Where(other => Type(other) is "AWS::IAM::Policy" or "AWS::IAM::ManagedPolicy" && other["Properties"]!["Roles"]![0]!.GetValue<string>() == name)
                    .Select(other => Policy(root, other["Properties"]!["PolicyDocument"], account)).ToArray());
        }).ToArray();
    }

    /// <summary>The policies of a template, whatever role has them.</summary>
    public static IReadOnlyList<PolicyDocument> Policies(SyncTemplate template, string account)
    {
        var root = JsonNode.Parse(template.Content)!;
        return root["Resources"]!.AsObject().Select(resource => resource.Value!["Properties"]?["PolicyDocument"]).Where(document => document is not null)
            .Select(document => Policy(root, document, account)).ToArray();
    }

    private static string Type(JsonObject resource) => resource["Type"]!.GetValue<string>();

    private static PolicyDocument Policy(JsonNode root, JsonNode? value, string account) => PolicyDocument.Parse(Resolve(root, value, account)!.ToJsonString());

    private static bool Holds(JsonNode root, string name, string account) => Evaluate(root, root["Conditions"]![name]!, account);

    private static bool Evaluate(JsonNode root, JsonNode condition, string account)
    {
        KeyValuePair<string, JsonNode?> function = condition.AsObject().Single();
        return function.Key switch
        {
            "Condition" => Holds(root, function.Value!.GetValue<string>(), account),
            "Fn::Or" => function.Value!.AsArray().Any(one => Evaluate(root, one!, account)),
            "Fn::Not" => !Evaluate(root, function.Value![0]!, account),
            "Fn::Equals" => Resolve(root, function.Value![0], account)!.ToJsonString() == Resolve(root, function.Value![1], account)!.ToJsonString(),
            _ => throw new NotSupportedException(function.Key),
        };
    }

    private static JsonNode? Resolve(JsonNode root, JsonNode? value, string account)
    {
        switch (value)
        {
            case JsonObject { Count: 1 } function when function["Ref"] is { } name:
                return name.GetValue<string>() == "AWS::AccountId" ? account : root["Parameters"]![name.GetValue<string>()]!["Default"]!.DeepClone();
            case JsonObject { Count: 1 } function when function["Fn::Join"] is { } join:
                return string.Join(join[0]!.GetValue<string>(), join[1]!.AsArray().Select(part => Resolve(root, part, account)!.GetValue<string>()));
            case JsonObject { Count: 1 } function when function["Fn::Sub"] is { } text:
                return text.GetValue<string>().Replace("${AWS::AccountId}", account, StringComparison.Ordinal).Replace("${!", "${", StringComparison.Ordinal);
            case JsonObject { Count: 1 } function when function["Fn::If"] is { } choice:
                return Resolve(root, choice[Holds(root, choice[0]!.GetValue<string>(), account) ? 1 : 2], account);
            case JsonObject members:
                return new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Resolve(root, member.Value, account))));
            case JsonArray elements:
                return new JsonArray(elements.Select(element => Resolve(root, element, account)).ToArray());
            default:
                return value?.DeepClone();
        }
    }
}
