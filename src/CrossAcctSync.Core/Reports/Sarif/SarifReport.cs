using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using CrossAcctSync.Findings;
using CrossAcctSync.Reports.Json;

namespace CrossAcctSync.Reports.Sarif;

/// <summary>
/// A report as SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html). A result stands at the
/// task that needs the access; rules are named by the codes of findings, which never change their meaning.
/// </summary>
internal static class SarifReport
{
    private const string Home = "https://github.com/crossacctsync/CrossAcctSync";

    public static string Write(SyncReport report)
    {
        ReportProblem[] results = ReportProblem.Of(report).ToArray();
        ReportRule[] rules = results.GroupBy(result => result.Rule.Code, StringComparer.Ordinal)
            .Select(same => same.First().Rule).OrderBy(rule => rule.Code, StringComparer.Ordinal).ToArray();
        Dictionary<string, int> places = rules.Select((rule, index) => (rule.Code, index)).ToDictionary(pair => pair.Code, pair => pair.index, StringComparer.Ordinal);
        return JsonWriting.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            json.WriteString("version", "2.1.0");
            json.WriteStartArray("runs");
            json.WriteStartObject();
            json.WriteStartObject("tool");
            json.WriteStartObject("driver");
            json.WriteString("name", "CrossAcctSync");
            json.WriteString("version", report.ToolVersion);
            json.WriteString("semanticVersion", report.ToolVersion);
            json.WriteString("informationUri", Home);
            JsonWriting.Array(json, "rules", rules, WriteRule);
            json.WriteEndObject();
            json.WriteEndObject();
            WriteInvocation(json, report);
            WriteBase(json);
            json.WriteString("columnKind", "utf16CodeUnits");
            JsonWriting.Array(json, "results", results, (_, result) => WriteResult(json, result, places[result.Rule.Code]));
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static void WriteRule(Utf8JsonWriter json, ReportRule rule)
    {
        json.WriteStartObject();
        json.WriteString("id", rule.Code);
        json.WriteString("name", rule.Code);
        WriteMessage(json, "shortDescription", rule.Title);
        WriteMessage(json, "fullDescription", rule.Title);
        json.WriteStartObject("help");
        json.WriteString("text", $"{rule.Title} See {rule.HelpUri}");
        json.WriteString("markdown", $"{rule.Title} See the [page of AWS]({rule.HelpUri}).");
        json.WriteEndObject();
        json.WriteString("helpUri", rule.HelpUri);
        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", LevelOf(rule.Severity));
        json.WriteEndObject();
        json.WriteStartObject("properties");
        JsonWriting.Texts(json, "tags", new[] { "security", "aws", "iam", "step-functions" });
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteInvocation(Utf8JsonWriter json, SyncReport report)
    {
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", true);
        if (report.GeneratedAt is { } time)
        {
            json.WriteString("endTimeUtc", time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        }

        JsonWriting.Array(json, "toolExecutionNotifications", ReportProblem.Untested(report), WriteNotification);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteNotification(Utf8JsonWriter json, string sentence)
    {
        json.WriteStartObject();
        json.WriteString("level", "warning");
        WriteMessage(json, "message", sentence);
        json.WriteEndObject();
    }

    private static void WriteBase(Utf8JsonWriter json)
    {
        json.WriteStartObject("originalUriBaseIds");
        json.WriteStartObject(SarifPlace.BaseId);
        WriteMessage(json, "description", "The folder that the report was made for, as a rule the top of the checkout.");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, ReportProblem result, int ruleIndex)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", result.Rule.Code);
        json.WriteNumber("ruleIndex", ruleIndex);
        // Any kind but "fail" has the level "none" (section 3.27.10).
        json.WriteString("kind", result.IsOpen ? "open" : "fail");
        json.WriteString("level", result.IsOpen ? "none" : LevelOf(result.Severity));
        WriteMessage(json, "message", result.Message);
        json.WriteStartArray("locations");
        if (result.Location?.Path is not null || result.States.Count > 0)
        {
            json.WriteStartObject();
            SarifPlace.WritePhysical(json, result.Location);
            JsonWriting.Array(json, "logicalLocations", result.States, WriteState);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        JsonWriting.Array(json, "relatedLocations", result.Related.Where(place => place.Location.Path is not null), (_, place) =>
        {
            json.WriteStartObject();
            SarifPlace.WritePhysical(json, place.Location);
            WriteMessage(json, "message", place.Text);
            json.WriteEndObject();
        });
        json.WriteStartObject("partialFingerprints");
        json.WriteString("crossAcctSync/v1", result.Fingerprint);
        json.WriteEndObject();
        json.WriteStartObject("properties");
        foreach ((string name, string? value) in result.Properties)
        {
            JsonWriting.Text(json, name, value);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteState(Utf8JsonWriter json, string state)
    {
        json.WriteStartObject();
        json.WriteString("fullyQualifiedName", state);
        json.WriteString("kind", "member");
        json.WriteEndObject();
    }

    // A brace is a placeholder's unless it is doubled, and brackets before a parenthesis are a link's (section 3.11.5).
    private static void WriteMessage(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text.Replace("{", "{{").Replace("}", "}}").Replace("](", "\\]("));
        json.WriteEndObject();
    }

    private static string LevelOf(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => "error",
        FindingSeverity.Warning => "warning",
        _ => "note",
    };
}
