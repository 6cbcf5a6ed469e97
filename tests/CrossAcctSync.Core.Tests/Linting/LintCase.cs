using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using CrossAcctSync.Findings;
using CrossAcctSync.Linting;
using CrossAcctSync.Policies;
using CrossAcctSync.Tests.Evaluation;

namespace CrossAcctSync.Tests.Linting;

/// <summary>One policy and all findings on it.</summary>
/// <remarks>
/// <c>policy</c> is a document or, as a string, its text; <c>statements</c> is short for a document of the current
/// version. <c>rule</c> is the rule that the case is about, which is broken when <c>expected</c> names it, and kept
/// otherwise. <c>repeat</c> puts the letter x into the first Sid so many times, for sizes.
/// </remarks>
internal sealed class LintCase
{
    public LintCase(string file, JsonElement? defaults, JsonElement element)
    {
        var members = new CaseObject(file, defaults, element);
        Name = members.Needed("name");
        Place = $"{file}: {members.Needed("rule")}, {Name}";
        members.Refuse("name", "rule", "kind", "accountId", "quota", "repeat", "policy", "statements", "expected");
        Rule = members.Needed("rule");
        if (PolicyRules.All.All(rule => rule.Code != Rule))
        {
            throw new FormatException($"{Place}: there is no rule '{Rule}'.");
        }

        LintKind? kind = members.Text("kind") is { } text ? Enum.Parse<LintKind>(text) : null;
        Options = new LintOptions
        {
            Kind = kind,
            AccountId = members.Text("accountId"),
            TrustQuota = members.Find("quota") is { } quota ? PolicyQuota.TrustPolicyOf(quota.GetInt32()) : PolicyQuota.TrustPolicy,
        };
        Text = ReadText(members);
        JsonElement expected = members.Find("expected") ?? throw new FormatException($"{Place}: 'expected' is missing.");
        Expected = [.. expected.EnumerateArray().Select(finding => new ExpectedFinding(Place, finding))];
    }

    public string Name { get; }

    public string Place { get; }

    public string Rule { get; }

    public LintOptions Options { get; }

    public string Text { get; }

    public IReadOnlyList<ExpectedFinding> Expected { get; }

    public bool IsPositive => Expected.Any(finding => finding.Code == Rule);

    private string ReadText(CaseObject members)
    {
        if ((members.Find("policy") is null) == (members.Find("statements") is null))
        {
            throw new FormatException($"{Place}: a case has either 'policy' or 'statements'.");
        }

        string text = members.Find("policy") is { } policy
            ? policy.ValueKind == JsonValueKind.String ? policy.GetString()! : policy.GetRawText()
            : $$"""{"Version":"2012-10-17","Statement":{{members.Find("statements")!.Value.GetRawText()}}}""";
        return members.Find("repeat") is { } count ? text.Replace("\"x\"", $"\"{new string('x', count.GetInt32())}\"", StringComparison.Ordinal) : text;
    }
}
