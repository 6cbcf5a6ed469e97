using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CrossAcctSync.Definitions;
using CrossAcctSync.Expressions;
using CrossAcctSync.Expressions.Jsonata;
using CrossAcctSync.Tests.Reports;
using Xunit;

namespace CrossAcctSync.Tests.Expressions;

/// <summary>
/// Holds made expressions to jsonata itself: with whatever stands in the place of what is unknown, its value is among those
/// that the evaluator gives. CROSSACCTSYNC_EXPRESSIONS is how many are made, CROSSACCTSYNC_SEED where the random numbers begin.
/// </summary>
public sealed class ReferenceTests
{
    private const string Hole = "${Hole}";
    private const int FillingsOfEach = 4;

    private static readonly string Folder = Path.Combine(RepositoryFolder.Top, "tests", "ExpressionChecks");

    [Fact]
    public async Task The_value_of_the_reference_is_among_those_of_a_made_expression()
    {
        int count = Setting("CROSSACCTSYNC_EXPRESSIONS", 500);
        var random = new Random(Setting("CROSSACCTSYNC_SEED", 20_060));
        var made = new MadeExpressions(random);
        var expressions = new List<(string Expression, JsonataOutcome Outcome)>();
        var lines = new List<string>();
        while (expressions.Count < count)
        {
            string expression = made.Next();
            string text = new PlaceholderText(_ => null).Replace("{% " + expression + " %}").ToMarkedText();
            expressions.Add((expression, JsonataExpression.Parse(text).Work(MadeSituation.Scope)));
            for (int i = 0; i < FillingsOfEach; i++)
            {
                string filled = expression.Replace(Hole, MadeSituation.RandomText(random), StringComparison.Ordinal);
                lines.Add(new JsonObject { ["expression"] = filled, ["variables"] = MadeSituation.Filled(random) }.ToJsonString());
            }
        }

        string file = Path.Combine(Path.GetTempPath(), "expressions-" + Guid.NewGuid().ToString("N") + ".jsonl");
        string[] answers;
        try
        {
            await File.WriteAllLinesAsync(file, lines, TestContext.Current.CancellationToken);
            answers = (await NodeProcess.RunIn(Folder, "reference.mjs", file)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        finally
        {
            File.Delete(file);
        }

        Assert.Equal(lines.Count, answers.Length);
        var wrong = new List<string>();
        int values = 0;
        for (int i = 0; i < answers.Length; i++)
        {
            using JsonDocument answer = JsonDocument.Parse(answers[i]);
            if (!answer.RootElement.TryGetProperty("value", out JsonElement value))
            {
                continue;
            }

            values++;
            (string expression, JsonataOutcome outcome) = expressions[i / FillingsOfEach];
            if (outcome.Failure is not null || !outcome.Values.Any(known => MadeSituation.Covers(known, value)))
            {
                wrong.Add($"{expression}\n  jsonata: {value.GetRawText()}\n  here: {outcome.Failure?.Message ?? string.Join(" or ", outcome.Values.Select(Show))}\n  with: {lines[i]}");
            }
        }

        int known = expressions.Count(made => made.Outcome.Values.Any(value => !value.IsUnknown));
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {values} values are not among those worked out:\n" + string.Join("\n", wrong.Take(20)));
        Assert.True(values > answers.Length / 4, $"Only {values} of {answers.Length} expressions have a value.");
        Assert.True(known > count / 3, $"Of only {known} of {count} expressions anything is known.");
        TestContext.Current.TestOutputHelper?.WriteLine($"{count} expressions, {values} values of the reference, {known} of which something is known.");
    }

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    private static string Show(WorkflowValue value) => value.Kind switch
    {
        WorkflowValueKind.Array => (value.IsOpen ? "open[" : "[") + string.Join(", ", value.Items.Select(Show)) + "]",
        WorkflowValueKind.Object => (value.IsOpen ? "open{" : "{") + string.Join(", ", value.Members.Select(member => member.Key + ": " + Show(member.Value))) + "}",
        WorkflowValueKind.Unknown => "?",
        WorkflowValueKind.Text => "'" + value.Text + "'",
        _ => value.Text.ToString(),
    };
}
