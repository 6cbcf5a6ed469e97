using System.Text.Json;
using System.Text.RegularExpressions;

namespace CrossAcctSync.Reports.Json;

/// <summary>Paths, checks and findings in the JSON of reports.</summary>
internal static class JsonPath
{
    // Half of a pair of surrogates is no character, and cannot be written.
    private static readonly Regex HalfPair = new(
        @"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2}",
        RegexOptions.CultureInvariant);

    public static void Write(Utf8JsonWriter json, ReportPath path)
    {
        json.WriteStartObject();
        json.WriteString("outcome", path.Outcome.ToString());
        json.WriteStartObject("stateMachine");
        json.WriteString("name", path.StateMachineName);
        JsonWriting.Text(json, "arn", path.StateMachineArn);
        JsonWriting.Text(json, "accountId", path.SourceAccountId);
        JsonWriting.Text(json, "region", path.Region);
        JsonWriting.Text(json, "file", path.File);
        json.WriteEndObject();
        JsonWriting.Text(json, "sourceRoleArn", path.SourceRoleArn);
        json.WriteStartObject("targetRole");
        json.WriteString("pattern", path.TargetRolePattern);
        JsonWriting.Text(json, "arn", path.TargetRoleArn);
        JsonWriting.Text(json, "accountId", path.TargetAccountId);
        json.WriteEndObject();
        json.WriteStartObject("legs");
        foreach (ReportLeg leg in path.Legs)
        {
            json.WriteString(JsonNamingPolicy.CamelCase.ConvertName(leg.Leg.ToString()), leg.Outcome.ToString());
        }

        json.WriteEndObject();
        json.WriteNumber("checkCount", path.CheckCount);
        json.WriteNumber("passedCheckCount", path.PassedCheckCount);
        JsonWriting.Array(json, "checks", path.Checks, Write);
        JsonWriting.Array(json, "findings", path.Findings, Write);
        JsonWriting.Array(json, "tasks", path.Tasks, Write);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, ReportFinding finding)
    {
        json.WriteStartObject();
        Write(json, finding.Rule);
        json.WriteString("severity", finding.Severity.ToString());
        json.WriteString("message", finding.Message);
        json.WriteString("recommendedAction", finding.RecommendedAction);
        JsonWriting.Text(json, "subject", finding.Subject);
        JsonWriting.Text(json, "element", finding.Element);
        JsonWriting.Place(json, "location", finding.Location);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ReportCheck check)
    {
        json.WriteStartObject();
        json.WriteString("leg", check.Leg.ToString());
        json.WriteString("name", check.Name);
        json.WriteString("outcome", check.Outcome.ToString());
        json.WriteBoolean("mustBeRefused", check.MustBeRefused);
        JsonWriting.Text(json, "action", check.Action);
        JsonWriting.Text(json, "resource", check.Resource);
        json.WriteString("reason", check.Reason);
        JsonWriting.Text(json, "recommendedAction", check.RecommendedAction);
        if (check.Rule is { } rule)
        {
            Write(json, rule);
        }

        if (check.StatementToAdd is { } statement)
        {
            json.WritePropertyName("statementToAdd");
            using JsonDocument document = JsonDocument.Parse(HalfPair.Replace(statement, "\\ufffd"));
            document.WriteTo(json);
        }

        if (check.Listing.Count > 0)
        {
            JsonWriting.Texts(json, "listing", check.Listing);
        }

        JsonWriting.Place(json, "statementLocation", check.StatementLocation);
        JsonWriting.Texts(json, "statePaths", check.StatePaths);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ReportTask task)
    {
        json.WriteStartObject();
        json.WriteString("statePath", task.StatePath);
        json.WriteString("resource", task.Resource);
        JsonWriting.Text(json, "service", task.Service);
        JsonWriting.Place(json, "location", task.Location);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ReportRule rule)
    {
        json.WriteString("code", rule.Code);
        json.WriteString("helpUri", rule.HelpUri);
    }
}
