using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CrossAcctSync.Access;
using CrossAcctSync.Documents;
using CrossAcctSync.Reports;
using CrossAcctSync.Requirements;
using Xunit;

namespace CrossAcctSync.Tests.Reports;

public sealed class SarifReportTests
{
    private static JsonObject Run(IEnumerable<object> inputs) =>
        JsonNode.Parse(ReportText.Write(ReportSamples.Report(inputs), ReportFormat.Sarif))!["runs"]![0]!.AsObject();

    private static JsonObject[] Results(JsonObject run) => [.. run["results"]!.AsArray().Select(result => result!.AsObject())];

    [Fact]
    public void A_result_stands_at_the_task_that_needs_the_permission()
    {
        JsonObject result = Results(Run([ReportSamples.Result(ReportSamples.Requirement(), ReportSamples.Check(AccessStatus.Failed, state: "Orders / Pack"))])).Single();

        JsonNode place = result["locations"]![0]!["physicalLocation"]!;
        Assert.Equal("workflows/orders.asl.json", (string?)place["artifactLocation"]!["uri"]);
        Assert.Equal("%SRCROOT%", (string?)place["artifactLocation"]!["uriBaseId"]);
        Assert.Equal((21, 5), ((int)place["region"]!["startLine"]!, (int)place["region"]!["startColumn"]!));
        Assert.Equal("Orders / Pack", (string?)result["locations"]![0]!["logicalLocations"]![0]!["fullyQualifiedName"]);
        Assert.Equal(("PermissionMissing", "error", "fail"), ((string?)result["ruleId"], (string?)result["level"], (string?)result["kind"]));
    }

    [Fact]
    public void Every_rule_has_help_and_is_found_by_its_index()
    {
        JsonObject run = Run(ReportSamples.Mixed());
        JsonArray rules = run["tool"]!["driver"]!["rules"]!.AsArray();

        Assert.All(Results(run), result => Assert.Equal((string?)result["ruleId"], (string?)rules[(int)result["ruleIndex"]!]!["id"]));
        Assert.All(rules, rule => Assert.StartsWith("https://docs.aws.amazon.com/", (string?)rule!["helpUri"], StringComparison.Ordinal));
        Assert.All(rules, rule => Assert.NotEmpty((string)rule!["help"]!["text"]!));
        Assert.Equal(rules.Select(rule => (string?)rule!["id"]).Order(StringComparer.Ordinal), rules.Select(rule => (string?)rule!["id"]));
    }

    [Fact]
    public void What_is_unknown_is_open_and_what_was_not_tested_is_a_notification()
    {
        JsonObject run = Run(ReportSamples.Mixed());

        JsonObject open = Results(run).Single(result => (string?)result["kind"] == "open");
        Assert.Equal("none", (string?)open["level"]);
        JsonNode? notification = Assert.Single(run["invocations"]![0]!["toolExecutionNotifications"]!.AsArray());
        Assert.StartsWith("Yearly -> ", (string?)notification!["message"]!["text"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_problem_keeps_its_fingerprint_when_its_task_moves()
    {
        SyncRequirement requirement = ReportSamples.Requirement();
        SyncRequirement moved = requirement with { Tasks = [.. requirement.Tasks.Select(task => task with { Location = new SourceLocation("other.json", new SourcePosition(99, 1)) })] };

        string?[] prints = [.. new[] { requirement, moved }.Select(one => (string?)Results(Run([ReportSamples.Result(one, ReportSamples.Check(AccessStatus.Failed))])).Single()["partialFingerprints"]!["crossAcctSync/v1"])];

        Assert.Equal(prints[0], prints[1]);
        Assert.Equal(32, prints[0]!.Length);
        Assert.Equal(Results(Run(ReportSamples.Mixed())).Length, Results(Run(ReportSamples.Mixed())).Select(result => (string?)result["partialFingerprints"]!["crossAcctSync/v1"]).Distinct().Count());
    }

    [Fact]
    public void A_file_outside_of_the_base_folder_is_a_file_URI()
    {
        JsonObject result = Results(Run([ReportSamples.Result(ReportSamples.Requirement(file: "/else where/a#b.json"), ReportSamples.Check(AccessStatus.Failed))])).Single();

        JsonNode artifact = result["locations"]![0]!["physicalLocation"]!["artifactLocation"]!;
        Assert.Equal("file:///else%20where/a%23b.json", (string?)artifact["uri"]);
        Assert.Null(artifact["uriBaseId"]);
    }

    [Fact]
    public async Task It_is_valid_by_the_schema_of_SARIF()
    {
        using var files = new ReportFiles();
        files.Add("mixed.sarif", ReportText.Write(ReportSamples.Report(ReportSamples.Mixed()), ReportFormat.Sarif));
        files.Add("hostile.sarif", ReportText.Write(ReportSamples.Report(ReportSamples.HostileObjects()), ReportFormat.Sarif));
        files.Add("timed.sarif", ReportText.Write(ReportSamples.Report(ReportSamples.Mixed(), new ReportOptions { GeneratedAt = DateTimeOffset.UnixEpoch }), ReportFormat.Sarif));
        files.Add("empty.sarif", ReportText.Write(ReportSamples.Report([]), ReportFormat.Sarif));

        await NodeProcess.Run("validate.mjs", ["sarif", .. files.All]);
    }
}
