using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using CrossAcctSync.Definitions;
using CrossAcctSync.Definitions.Flow;
using CrossAcctSync.Documents;
using CrossAcctSync.Expressions;
using Xunit;

namespace CrossAcctSync.Tests.Expressions;

/// <summary>
/// Rules of Choice states with whether they match; null where that is to be unknown. The input's member <c>unknown</c> is
/// not known, the variable <c>known</c> is, and the machine is named M.
/// </summary>
public sealed class ChoiceCaseTests
{
    private static readonly PlaceholderText Text = new(_ => null);

    private static JsonElement File => JsonDocument.Parse(
        System.IO.File.ReadAllText(Path.Combine(RepositoryFolder.Top, "tests", "CrossAcctSync.Core.Tests", "Expressions", "Cases", "choice.json"))).RootElement;

    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (JsonElement element in File.GetProperty("cases").EnumerateArray())
        {
            cases.Add(element.GetProperty("rule").GetRawText(), element.GetRawText());
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_rule_matches_or_does_not_or_is_unknown(string rule, string json)
    {
        JsonElement element = JsonDocument.Parse(json).RootElement;
        Assert.False(string.IsNullOrEmpty(element.GetProperty("source").GetString()));
        QueryLanguage language = element.TryGetProperty("language", out _) ? QueryLanguage.Jsonata : QueryLanguage.JsonPath;
        WorkflowValue input = Value(File.GetProperty("input").GetRawText()).With("unknown", WorkflowValue.Unknown);
        WorkflowScope scope = new(
            input,
            Value("{\"StateMachine\": {\"Name\": \"M\"}}"),
            new Dictionary<string, WorkflowValue> { ["known"] = Value("{\"t\": \"seven\"}") });

        bool? matches = new ChoiceRule(Text, new PayloadTemplate(Text), ChoiceFacts.None).Matches(SourceDocument.ParseJson(rule).Root, language, scope);

        JsonElement expected = element.GetProperty("matches");
        Assert.Equal(expected.ValueKind == JsonValueKind.Null ? null : expected.GetBoolean(), matches);
    }

    private static WorkflowValue Value(string json) => WorkflowValue.Of(SourceDocument.ParseJson(json).Root);
}
