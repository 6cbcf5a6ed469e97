using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using CrossAcctSync.Policies;
using CrossAcctSync.Requirements;
using CrossAcctSync.RollOut;
using CrossAcctSync.Tests.Planning;
using Xunit;

namespace CrossAcctSync.Tests.RollOut;

/// <summary>Requirements and templates that the tests of the roll-out share.</summary>
internal static class RollOutSample
{
    /// <summary>A workflow that runs a Glue job with the role Sync of each of some accounts.</summary>
    public static SyncRequirement[] Uniform(int accounts) => Enumerable.Range(0, accounts)
        .Select(account => PlanSample.Requirement($"arn:aws:iam::{Account(account)}:role/Sync")).ToArray();

    public static string Account(int number) => (500_000_000_000 + number).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The templates, after a check that all could be made.</summary>
    public static IReadOnlyList<SyncTemplate> Export(SyncTemplateOptions options, params SyncRequirement[] requirements)
    {
        SyncTemplateResult result = SyncTemplateFactory.Create(requirements, options, TestContext.Current.CancellationToken);
        Assert.Empty(result.Problems);
        return result.Templates;
    }

    public static SyncTemplate File(IReadOnlyList<SyncTemplate> templates, string name) => Assert.Single(templates, template => template.FileName == name);

    public static JsonElement Json(SyncTemplate template)
    {
        using JsonDocument document = JsonDocument.Parse(template.Content);
        return document.RootElement.Clone();
    }

    public static JsonElement[] Resources(SyncTemplate template, string type) => Json(template).GetProperty("Resources").EnumerateObject()
        .Where(resource => resource.Value.GetProperty("Type").GetString() == type).Select(resource => resource.Value.GetProperty("Properties")).ToArray();

    public static void AssertPolicy(string expected, JsonElement actual) =>
        Assert.True(PolicyDocument.Parse(expected).IsEquivalentTo(PolicyDocument.Parse(actual.ValueKind == JsonValueKind.String ? actual.GetString()! : actual.GetRawText())).AreEquivalent, actual.ToString());
}
