using System;
using System.IO;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CrossAcctSync.Reports;
using Xunit;

namespace CrossAcctSync.Tests.Reports;

public sealed class JsonReportTests
{
    private static readonly string SchemaFile = Path.Combine(RepositoryFolder.Top, "docs", "schemas", "sync-report-1.schema.json");

    [Fact]
    public void It_tells_its_version_and_names_its_schema()
    {
        JsonNode report = JsonNode.Parse(ReportText.Write(ReportSamples.Report(ReportSamples.Mixed()), ReportFormat.Json))!;

        Assert.Equal("1.0", (string?)report["version"]);
        Assert.Equal((string?)JsonNode.Parse(File.ReadAllText(SchemaFile))!["$id"], (string?)report["$schema"]);
        Assert.Null(report["generatedAt"]);
        Assert.Equal("Failed", (string?)report["paths"]![2]!["legs"]!["permission"]);
        Assert.Equal("glue:GetJobRun", (string?)report["paths"]![2]!["checks"]![0]!["statementToAdd"]!["Action"]);
    }

    [Fact]
    public void Hostile_text_comes_back_as_it_was()
    {
        string text = ReportText.Write(ReportSamples.Report(ReportSamples.HostileObjects()), ReportFormat.Json);

        Assert.DoesNotContain('<', text);
        Assert.DoesNotContain('\u2028', text);
        // Half of a pair of surrogates is no character, and cannot be written.
        string expected = ReportSamples.Hostile.Replace('\ud800', '\ufffd');
        Assert.Equal(expected, (string?)JsonNode.Parse(text)!["paths"]![0]!["stateMachine"]!["name"]);
    }

    [Fact]
    public async Task It_is_valid_by_its_schema()
    {
        using var files = new ReportFiles();
        files.Add("mixed.json", ReportText.Write(ReportSamples.Report(ReportSamples.Mixed()), ReportFormat.Json));
        files.Add("hostile.json", ReportText.Write(ReportSamples.Report(ReportSamples.HostileObjects()), ReportFormat.Json));
        files.Add("timed.json", ReportText.Write(ReportSamples.Report(ReportSamples.Mixed(), new ReportOptions { GeneratedAt = DateTimeOffset.UnixEpoch }), ReportFormat.Json));
        files.Add("empty.json", ReportText.Write(ReportSamples.Report([]), ReportFormat.Json));

        await NodeProcess.Run("validate.mjs", [SchemaFile, .. files.All]);
    }
}
