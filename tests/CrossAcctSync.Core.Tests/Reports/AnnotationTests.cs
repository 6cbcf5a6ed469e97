using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Access;
using CrossAcctSync.Documents;
using CrossAcctSync.Findings;
using CrossAcctSync.Reports;
using CrossAcctSync.Reports.Annotations;
using Xunit;

namespace CrossAcctSync.Tests.Reports;

public sealed class AnnotationTests
{
    private static string[] Lines(BuildAgentKind agent, params object[] inputs) => [.. AnnotationLines.Of(ReportSamples.Report(inputs), agent)];

    [Fact]
    public void Azure_Pipelines_shows_an_error_at_the_task() => Assert.Equal(
        "##vso[task.logissue type=error;sourcepath=workflows/orders.asl.json;linenumber=7;columnnumber=13;code=PermissionMissing]"
            + "Orders -> 444455556666:Data: No statement allows glue:GetJobRun. Add the statement.",
        Assert.Single(Lines(BuildAgentKind.AzurePipelines, ReportSamples.Result(ReportSamples.Requirement(), ReportSamples.Check(AccessStatus.Failed)))));

    [Fact]
    public void GitHub_shows_an_error_at_the_task() => Assert.Equal(
        "::error file=workflows/orders.asl.json,line=7,col=13,title=PermissionMissing::Orders -> 444455556666:Data: No statement allows glue:GetJobRun. Add the statement.",
        Assert.Single(Lines(BuildAgentKind.GitHub, ReportSamples.Result(ReportSamples.Requirement(), ReportSamples.Check(AccessStatus.Failed)))));

    [Fact]
    public void Errors_come_first_and_what_is_unknown_is_a_warning()
    {
        string[] lines = Lines(BuildAgentKind.GitHub, [.. ReportSamples.Mixed()]);

        Assert.Equal(["error", "error", "warning", "warning", "warning", "warning"], lines.Select(line => line.Split(':', ' ')[2]));
        Assert.StartsWith("::warning title=NotTested::Yearly", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_written_without_an_agent_or_for_what_is_good_to_know()
    {
        Assert.Empty(Lines(BuildAgentKind.None, [.. ReportSamples.Mixed()]));
        Assert.Empty(Lines(BuildAgentKind.GitHub, ReportSamples.Lint() with { Severity = FindingSeverity.Information }));
    }

    [Theory]
    [InlineData(BuildAgentKind.AzurePipelines)]
    [InlineData(BuildAgentKind.GitHub)]
    public void A_name_cannot_be_a_command_of_its_own(BuildAgentKind agent)
    {
        const string Name = "a;b]c,d:e%f\r\n##vso[task.setvariable variable=x]y\n::add-mask::z\u001b[31m";
        var finding = new Finding(PolicyRules.ExternalIdMissing, Name, Name)
        {
            Location = new SourceLocation(Name, new SourcePosition(1, 2)),
        };

        string line = Assert.Single(Lines(agent, finding));

        Assert.DoesNotContain(line, one => char.IsControl(one));
        Assert.StartsWith(agent == BuildAgentKind.GitHub
            ? @"::warning file=a;b]c%2Cd%3Ae%25f\r\n\u0023#vso[task.setvariable variable=x]y\n\u003a%3Aadd-mask%3A%3Az\u001b[31m,line=1,col=2,title=ExternalIdMissing::a;b]c,d:e%25f\r\n\u0023#vso"
            : @"##vso[task.logissue type=warning;sourcepath=a%3Bb%5Dc,d:e%AZP25f\r\n\u0023#vso[task.setvariable variable=x%5Dy\n\u003a:add-mask::z\u001b[31m;linenumber=1;columnnumber=2;code=ExternalIdMissing]a;b]c,d:e%AZP25f\r\n\u0023#vso", line, StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_is_not_flooded()
    {
        object[] many = [.. Enumerable.Range(0, 80).Select(i => ReportSamples.Result(ReportSamples.Requirement("Orders" + i), ReportSamples.Check(AccessStatus.Failed)))];

        string[] lines = Lines(BuildAgentKind.AzurePipelines, many);

        Assert.Equal(AnnotationLines.Most + 1, lines.Length);
        Assert.Contains("30 more are not shown here", lines[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TF_BUILD", "True", BuildAgentKind.AzurePipelines, "/azure")]
    [InlineData("GITHUB_ACTIONS", "true", BuildAgentKind.GitHub, "/github")]
    [InlineData("GITHUB_ACTIONS", "false", BuildAgentKind.None, null)]
    [InlineData("CI", "true", BuildAgentKind.None, null)]
    public void An_agent_is_told_by_its_variables(string name, string value, BuildAgentKind kind, string? folder)
    {
        var variables = new Dictionary<string, string> { [name] = value, ["BUILD_SOURCESDIRECTORY"] = "/azure", ["GITHUB_WORKSPACE"] = "/github" };

        Assert.Equal(new BuildAgent(kind, folder), BuildAgent.Of(variables.GetValueOrDefault));
    }
}
