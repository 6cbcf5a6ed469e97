using System.Globalization;
using System.Text.Json;

namespace CrossAcctSync.Reports.Json;

/// <summary>
/// A report as JSON for programs. <see cref="Version"/> is that of the form: its second number rises when something is
/// added, its first when something is changed or taken away.
/// </summary>
internal static class JsonReport
{
    public const string Version = "1.0";
    private const string Schema = "https://github.com/crossacctsync/CrossAcctSync/blob/main/docs/schemas/sync-report-1.schema.json";

    public static string Write(SyncReport report) => JsonWriting.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("$schema", Schema);
        json.WriteString("version", Version);
        json.WriteString("title", report.Title);
        if (report.GeneratedAt is { } time)
        {
            json.WriteString("generatedAt", time.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture));
        }

        json.WriteStartObject("tool");
        json.WriteString("name", "CrossAcctSync");
        json.WriteString("version", report.ToolVersion);
        json.WriteEndObject();
        WriteSummary(json, report.Summary);
        JsonWriting.Array(json, "paths", report.Paths, JsonPath.Write);
        JsonWriting.Array(json, "findings", report.Findings, JsonPath.Write);
        JsonWriting.Array(json, "changes", report.Changes, WriteChange);
        json.WriteEndObject();
    });

    private static void WriteSummary(Utf8JsonWriter json, ReportSummary summary)
    {
        json.WriteStartObject("summary");
        json.WriteNumber("paths", summary.Paths);
        json.WriteNumber("failed", summary.Failed);
        json.WriteNumber("undetermined", summary.Undetermined);
        json.WriteNumber("notTested", summary.NotTested);
        json.WriteNumber("warning", summary.Warning);
        json.WriteNumber("passed", summary.Passed);
        json.WriteNumber("checks", summary.Checks);
        json.WriteNumber("passedChecks", summary.PassedChecks);
        json.WriteNumber("accounts", summary.Accounts);
        json.WriteNumber("errorFindings", summary.ErrorFindings);
        json.WriteNumber("warningFindings", summary.WarningFindings);
        json.WriteNumber("unprovenCalls", summary.UnprovenCalls);
        json.WriteNumber("changes", summary.Changes);
        json.WriteEndObject();
    }

    private static void WriteChange(Utf8JsonWriter json, ReportChange change)
    {
        json.WriteStartObject();
        json.WriteString("kind", change.Kind.ToString());
        json.WriteString("leg", change.Leg.ToString());
        json.WriteString("status", change.Status.ToString());
        JsonWriting.Text(json, "statusReason", change.StatusReason);
        json.WriteString("accountId", change.AccountId);
        json.WriteString("roleArn", change.RoleArn);
        json.WriteString("targetRoleArn", change.TargetRoleArn);
        JsonWriting.Text(json, "policyName", change.PolicyName);
        json.WriteString("reason", change.Reason);
        JsonWriting.Texts(json, "stateMachineArns", change.StateMachineArns);
        JsonWriting.Texts(json, "diff", change.Diff);
        JsonWriting.Text(json, "policyDocument", change.PolicyDocument);
        json.WriteNumber("size", change.Size);
        json.WriteNumber("quota", change.Quota);
        json.WriteEndObject();
    }
}
