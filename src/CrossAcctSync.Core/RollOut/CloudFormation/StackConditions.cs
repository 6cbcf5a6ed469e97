using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using CrossAcctSync.RollOut.Model;

namespace CrossAcctSync.RollOut.CloudFormation;

/// <summary>
/// The conditions of a template for several groups of accounts: each resource is made only where it belongs, so that the
/// template is harmless in any other account.
/// </summary>
internal sealed class StackConditions
{
    // Fn::Or takes two to ten (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html).
    private const int MostAlternatives = 10;

    private readonly JsonObject _conditions = new();
    private readonly Dictionary<string, string> _unions = new(StringComparer.Ordinal);

    public StackConditions(IReadOnlyList<AccountGroup> groups)
    {
        for (int i = 0; i < groups.Count; i++)
        {
            IEnumerable<JsonNode> accounts = groups[i].AccountIds.Select(account => (JsonNode)new JsonObject
            {
                ["Fn::Equals"] = new JsonArray(new JsonObject { ["Ref"] = "AWS::AccountId" }, account),
            });
            Add(Name(i), accounts.ToList());
        }
    }

    /// <summary>The condition of one group.</summary>
    public static string Name(int group) => "Group" + (group + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>The condition of any of several groups.</summary>
    public string Any(IReadOnlyCollection<int> groups)
    {
        if (groups.Count == 1)
        {
            return Name(groups.First());
        }

        string key = string.Join(",", groups);
        if (!_unions.TryGetValue(key, out string? name))
        {
            name = groups.Count <= 4
                ? "Groups" + string.Join("Or", groups.Select(group => group + 1))
                : "Groups" + ResourceNames.Hash(key).ToString("x8", CultureInfo.InvariantCulture);
            _unions.Add(key, name);
            Add(name, groups.Select(group => (JsonNode)new JsonObject { ["Condition"] = Name(group) }).ToList());
        }

        return name;
    }

    /// <summary>All conditions that were asked for.</summary>
    public JsonObject ToJson() => _conditions;

    private void Add(string name, List<JsonNode> alternatives)
    {
        for (int part = 1; alternatives.Count > MostAlternatives; part++)
        {
            // Of a long list ten at a time become a condition of their own, until ten are left.
            string partName = $"{name}Part{part.ToString(CultureInfo.InvariantCulture)}";
            _conditions.Add(partName, Or(alternatives.Take(MostAlternatives)));
            alternatives = alternatives.Skip(MostAlternatives).Append(new JsonObject { ["Condition"] = partName }).ToList();
        }

        _conditions.Add(name, alternatives.Count == 1 ? alternatives[0] : Or(alternatives));
    }

    private static JsonObject Or(IEnumerable<JsonNode> alternatives) => new() { ["Fn::Or"] = new JsonArray(alternatives.ToArray()) };
}
