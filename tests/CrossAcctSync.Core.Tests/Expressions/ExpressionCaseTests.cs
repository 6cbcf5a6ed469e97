using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using CrossAcctSync.Definitions;
using CrossAcctSync.Definitions.Flow;
using CrossAcctSync.Documents;
using CrossAcctSync.Expressions;
using CrossAcctSync.Patterns;
using Xunit;

namespace CrossAcctSync.Tests.Expressions;

/// <summary>
/// Expressions with the values that they have, or with what is to be unknown of them; each says where that is from. With
/// <c>open</c> nothing is known of the input.
/// </summary>
public sealed class ExpressionCaseTests
{
    private static readonly PlaceholderText Text = new(_ => null);

    public static TheoryData<string, string, string> JsonataCases()
    {
        var cases = new TheoryData<string, string, string>();
        foreach (string file in new[] { "jsonata", "jsonata-paths", "jsonata-functions", "jsonata-unknown" })
        {
            foreach (JsonElement element in Read(file).GetProperty("cases").EnumerateArray())
            {
                cases.Add(file, element.GetProperty("expression").GetString()!, element.GetRawText());
            }
        }

        return cases;
    }

    public static TheoryData<string, string> Cases(string file)
    {
        var cases = new TheoryData<string, string>();
        foreach (JsonElement element in Read(file).GetProperty("cases").EnumerateArray())
        {
            cases.Add(element.GetProperty("expression").GetString()!, element.GetRawText());
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(JsonataCases))]
    public void Jsonata_has_its_value_or_is_unknown(string file, string expression, string json) =>
        Check(file, json, scope => PayloadTemplate.EvaluateAll(Text.Replace("{% " + expression + " %}"), QueryLanguage.Jsonata, scope));

    [Theory]
    [MemberData(nameof(Cases), "jsonpath")]
    public void Paths_and_intrinsic_functions_have_their_value_or_are_unknown(string expression, string json) =>
        Check("jsonpath", json, scope => new[] { PayloadTemplate.EvaluatePath(Text.Replace(expression), scope) });

    private static void Check(string file, string json, Func<WorkflowScope, IReadOnlyList<WorkflowValue>> evaluate)
    {
        JsonElement element = JsonDocument.Parse(json).RootElement;
        bool isOpen = element.TryGetProperty("open", out JsonElement open) && open.GetBoolean();
        WorkflowScope scope = isOpen ? WorkflowScope.Unknown : new WorkflowScope(Value(Read(file).GetProperty("input")), WorkflowValue.Unknown);
        Assert.False(string.IsNullOrEmpty(element.GetProperty("source").GetString()));

        string[] shown = evaluate(scope).Select(Show).ToArray();

        string[] expected = element.TryGetProperty("value", out JsonElement value) ? new[] { Show(Value(value)) }
            : element.TryGetProperty("pattern", out JsonElement pattern) ? new[] { "\"" + pattern.GetString() + "\"" }
            : element.TryGetProperty("values", out JsonElement values) ? values.EnumerateArray().Select(one => Show(Value(one))).ToArray()
            : new[] { "?" };
        Assert.Equal(expected, shown);
    }

    private static JsonElement Read(string file) => JsonDocument.Parse(
        File.ReadAllText(Path.Combine(RepositoryFolder.Top, "tests", "CrossAcctSync.Core.Tests", "Expressions", "Cases", file + ".json"))).RootElement;

    private static WorkflowValue Value(JsonElement element) => WorkflowValue.Of(SourceDocument.ParseJson("[" + element.GetRawText() + "]").Root[0]);

    private static string Show(WorkflowValue value) => value.Kind switch
    {
        // A text of which nothing is known is as good as a value of which nothing is.
        WorkflowValueKind.Text when value.Text.IsUnknown => "?",
        WorkflowValueKind.Text => "\"" + value.Text + "\"",
        WorkflowValueKind.Number or WorkflowValueKind.Boolean or WorkflowValueKind.Null => value.Text.ToString(),
        WorkflowValueKind.Array => (value.IsOpen ? "open" : string.Empty) + "[" + string.Join(", ", value.Items.Select(Show)) + "]",
        WorkflowValueKind.Object => (value.IsOpen ? "open" : string.Empty) + "{" + string.Join(", ", value.Members.Select(member => member.Key + ": " + Show(member.Value)).Order(StringComparer.Ordinal)) + "}",
        WorkflowValueKind.Missing => "nothing",
        _ => "?",
    };
}
