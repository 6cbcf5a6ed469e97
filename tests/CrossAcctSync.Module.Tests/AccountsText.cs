using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;

namespace CrossAcctSync.Module.Tests;

/// <summary>The policies of a snapshot as text that is the same for policies that mean the same.</summary>
internal static class AccountsText
{
    /// <summary>All roles, with their policies, and all managed policies of a folder.</summary>
    internal static string Of(string folder) => string.Join("\n", Directory.EnumerateFiles(folder, "*.json")
        .Where(path => char.IsAsciiDigit(Path.GetFileName(path)[0]))
        .Order(StringComparer.Ordinal)
        .SelectMany(path => Lines(JsonNode.Parse(File.ReadAllText(path))!.AsObject()).Order(StringComparer.Ordinal)));

    private static IEnumerable<string> Lines(JsonObject account) => Items(account, "RoleDetailList").SelectMany(role => Items(role, "RolePolicyList")
            .Select(policy => $"{role["Arn"]} {policy["PolicyName"]} {Plain(policy["PolicyDocument"])}")
            .Concat(Items(role, "AttachedManagedPolicies").Select(policy => $"{role["Arn"]} {policy["PolicyArn"]}"))
            .Append($"{role["Arn"]} {Plain(role["AssumeRolePolicyDocument"])}"))
        .Concat(Items(account, "Policies").Select(policy => $"{policy["Arn"]} " + Plain(Items(policy, "PolicyVersionList").First(version => (bool)version["IsDefaultVersion"]!)["Document"])));

    private static IEnumerable<JsonNode> Items(JsonNode node, string name) => (node[name] as JsonArray ?? []).Select(item => item!);

    /// <summary>One item is the same as a list of it, and the order of names and of texts means nothing.</summary>
    private static string Plain(JsonNode? node) => node switch
    {
        JsonObject pairs => "{" + string.Join(",", pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key + ":" + Plain(pair.Value))) + "}",
        JsonArray { Count: 1 } one => Plain(one[0]),
        JsonArray items when items.All(item => item is JsonValue) => "[" + string.Join(",", items.Select(Plain).Order(StringComparer.Ordinal)) + "]",
        JsonArray items => "[" + string.Join(",", items.Select(Plain)) + "]",
        _ => node?.ToJsonString() ?? "null",
    };
}
