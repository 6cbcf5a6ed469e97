using System;
using System.IO;
using System.Linq;
using CrossAcctSync.Access;
using CrossAcctSync.Auditing;
using CrossAcctSync.Documents;
using CrossAcctSync.Findings;
using CrossAcctSync.Reports;
using CrossAcctSync.Requirements;
using Xunit;

namespace CrossAcctSync.Tests.Reports;

public sealed class ReportBuilderTests
{
    [Fact]
    public void A_requirement_its_result_and_its_changes_are_one_path()
    {
        SyncRequirement requirement = ReportSamples.Requirement();
        SyncReport report = ReportSamples.Report([ReportSamples.Change(), ReportSamples.Result(requirement, ReportSamples.Check(AccessStatus.Failed)), requirement]);

        ReportPath path = Assert.Single(report.Paths);
        Assert.Equal(ReportOutcome.Failed, path.Outcome);
        Assert.Single(path.Checks);
        Assert.Same(Assert.Single(report.Changes), Assert.Single(path.Changes));
    }

    [Fact]
    public void Of_two_results_of_a_path_the_later_counts()
    {
        SyncReport report = ReportSamples.Report([
            ReportSamples.Result(ReportSamples.Requirement(), ReportSamples.Check(AccessStatus.Failed)),
            ReportSamples.Result(ReportSamples.Requirement(), ReportSamples.Check(AccessStatus.Passed))]);

        Assert.Equal(ReportOutcome.Passed, Assert.Single(report.Paths).Outcome);
    }

    [Fact]
    public void A_requirement_alone_is_not_tested_beyond_its_definition()
    {
        ReportPath path = Assert.Single(ReportSamples.Report([ReportSamples.Requirement()]).Paths);

        Assert.Equal(ReportOutcome.NotTested, path.Outcome);
        Assert.Equal([ReportOutcome.Passed, ReportOutcome.NotTested, ReportOutcome.NotTested, ReportOutcome.NotTested], path.Legs.Select(leg => leg.Outcome));
    }

    [Fact]
    public void An_error_of_the_definition_fails_its_leg_and_is_told_once()
    {
        Finding error = new(DefinitionRules.CrossRegion, "The region differs.", "Use one region.") { StatePath = "Orders / Price" };
        ReportPath path = Assert.Single(ReportSamples.Report([ReportSamples.Requirement() with { Findings = [error] }]).Paths);

        Assert.Equal(ReportOutcome.Failed, path.Legs[0].Outcome);
        Assert.Equal("CrossRegion", Assert.Single(path.Checks).Rule!.Code);
        Assert.Empty(path.Findings);
    }

    [Fact]
    public void Changes_alone_make_paths_that_are_not_tested()
    {
        ReportPath path = Assert.Single(ReportSamples.Report([ReportSamples.Change()]).Paths);

        Assert.Equal(("Orders", "111122223333", "444455556666", ReportOutcome.NotTested), (path.StateMachineName, path.SourceAccountId, path.TargetAccountId, path.Outcome));
        Assert.Single(path.Changes);
    }

    [Fact]
    public void What_is_open_beyond_the_need_is_a_warning_of_the_permissions()
    {
        ReportPath path = Assert.Single(ReportSamples.Report([ReportSamples.Result(ReportSamples.Requirement(), ReportSamples.Check(AccessStatus.Passed), ReportSamples.Open())]).Paths);

        Assert.Equal((ReportOutcome.Warning, ReportOutcome.Warning), (path.Outcome, path.Legs[3].Outcome));
        Assert.Equal(ReportOutcome.Passed, path.Legs[2].Outcome);
    }

    [Fact]
    public void A_trust_is_a_path_for_each_state_machine_with_the_findings_of_the_role()
    {
        SyncTrust trust = ReportSamples.Trust(SyncTrustStatus.Broken) with
        {
            StateMachines =
            [
                new TrustedStateMachine(ReportSamples.Machine("Orders"), "Orders", "111122223333", Presence.Found, ReportSamples.Source, IsTrusted: false, UsesRole: true),
                new TrustedStateMachine(ReportSamples.Machine("Old"), "Old", "111122223333", Presence.Gone, null, IsTrusted: true, UsesRole: null),
            ],
        };

        SyncReport report = ReportSamples.Report([trust]);

        Assert.Equal(["Old", "Orders"], report.Paths.Select(path => path.StateMachineName));
        Assert.All(report.Paths, path => Assert.Equal("444455556666:Data", Assert.Single(path.Findings).Subject));
        Assert.Equal([ReportOutcome.Warning, ReportOutcome.Failed], report.Paths.Select(path => path.Outcome));
        Assert.Equal((ReportOutcome.Passed, ReportOutcome.NotTested, ReportOutcome.Failed), (report.Paths[1].Legs[0].Outcome, report.Paths[1].Legs[1].Outcome, report.Paths[1].Legs[2].Outcome));
        Assert.Equal(2, ReportText.Write(report, ReportFormat.Sarif).Split("\"ruleId\"").Length);
    }

    [Fact]
    public void A_finding_of_a_trust_that_names_a_state_machine_is_one_of_its_path_alone()
    {
        SyncTrust trust = ReportSamples.Trust(SyncTrustStatus.Broken) with
        {
            StateMachines =
            [
                new TrustedStateMachine(ReportSamples.Machine("Orders"), "Orders", "111122223333", Presence.Found, ReportSamples.Source, IsTrusted: false, UsesRole: true),
                new TrustedStateMachine(ReportSamples.Machine("Weekly"), "Weekly", "111122223333", Presence.Found, ReportSamples.Source, IsTrusted: true, UsesRole: true),
            ],
            Findings =
            [
                new Finding(AccessRules.TargetDoesNotTrust, $"The request sends {ReportSamples.Machine("Orders")}, and {ReportSamples.Machine("Weekly")} is let in.", "Add it."),
                new Finding(TrustRules.StateMachineGone, $"Statement 1 names {ReportSamples.Machine("Weekly")}, which does not exist.", "Remove it."),
            ],
        };

        SyncReport report = ReportSamples.Report([trust]);
        ReportPath tested = ReportSamples.Report([trust, ReportSamples.Result(ReportSamples.Requirement(), ReportSamples.Check(AccessStatus.Passed))]).Paths[0];

        Assert.Equal(["TargetDoesNotTrust", "StateMachineGone"], report.Paths.Select(path => Assert.Single(path.Findings).Rule.Code));
        Assert.Equal([ReportOutcome.Failed, ReportOutcome.Warning], report.Paths.Select(path => path.Outcome));
        Assert.Equal((ReportOutcome.Passed, 0), (tested.Outcome, tested.Findings.Count));
    }

    [Fact]
    public void A_trust_that_names_no_state_machine_is_a_path_for_each_principal()
    {
        SyncTrust trust = ReportSamples.Trust(SyncTrustStatus.Unknown) with
        {
            Principals = [new TrustedPrincipal("111122223333", TrustedPrincipalKind.Account, "111122223333", Presence.NotAtHand), new TrustedPrincipal("AROAEXAMPLE", TrustedPrincipalKind.DeletedPrincipal, null, Presence.Gone)],
        };

        ReportPath[] paths = [.. ReportSamples.Report([trust]).Paths];

        Assert.Equal(["111122223333", "AROAEXAMPLE"], paths.Select(path => path.SourceRoleArn));
        Assert.Equal(["111122223333", null], paths.Select(path => path.SourceAccountId));
        Assert.All(paths, path => Assert.Equal(ReportOutcome.Undetermined, path.Outcome));
    }

    [Fact]
    public void A_trust_and_the_test_of_its_path_are_one_path()
    {
        SyncTrust trust = ReportSamples.Trust(SyncTrustStatus.InUse) with
        {
            StateMachines = [new TrustedStateMachine(ReportSamples.Machine("Orders"), "Orders", "111122223333", Presence.Found, ReportSamples.Source, IsTrusted: true, UsesRole: true)],
        };

        ReportPath path = Assert.Single(ReportSamples.Report([trust, ReportSamples.Result(ReportSamples.Requirement(), ReportSamples.Check(AccessStatus.Passed))]).Paths);

        Assert.Equal((ReportOutcome.Warning, ReportOutcome.Warning, ReportOutcome.Passed), (path.Outcome, path.Legs[2].Outcome, path.Legs[3].Outcome));
        Assert.Single(path.Checks);
        Assert.Single(path.Findings);
    }

    [Fact]
    public void Everything_is_counted()
    {
        ReportSummary summary = ReportSamples.Report(ReportSamples.Mixed()).Summary;

        Assert.Equal((5, 1, 1, 1, 1, 1), (summary.Paths, summary.Failed, summary.Undetermined, summary.NotTested, summary.Warning, summary.Passed));
        Assert.Equal((8, 3, 3, 1, 2), (summary.Checks, summary.PassedChecks, summary.Accounts, summary.ErrorFindings + summary.WarningFindings, summary.Changes));
    }

    [Theory]
    [InlineData(FindingThreshold.None, false, false)]
    [InlineData(FindingThreshold.Error, true, false)]
    [InlineData(FindingThreshold.Warning, true, true)]
    public void It_fails_from_the_severity_that_was_asked_for(FindingThreshold failOn, bool withFailure, bool withWarning)
    {
        SyncRequirement requirement = ReportSamples.Requirement();

        Assert.Equal(withFailure, ReportSamples.Report([ReportSamples.Result(requirement, ReportSamples.Check(AccessStatus.Failed))]).Fails(failOn));
        Assert.Equal(withWarning, ReportSamples.Report([ReportSamples.Result(requirement, ReportSamples.Open())]).Fails(failOn));
        Assert.False(ReportSamples.Report([ReportSamples.Result(requirement, ReportSamples.Check(AccessStatus.Passed))]).Fails(failOn));
    }

    [Fact]
    public void The_order_of_the_input_makes_no_difference_to_the_paths()
    {
        object[] inputs = [.. ReportSamples.Mixed().Take(5)];

        Assert.Equal(
            ReportText.Write(ReportSamples.Report(inputs), ReportFormat.Json),
            ReportText.Write(ReportSamples.Report(inputs.Reverse()), ReportFormat.Json));
    }

    [Fact]
    public void Places_are_told_from_the_base_folder()
    {
        string folder = Path.Combine(Path.GetTempPath(), "checkout");
        SyncRequirement requirement = ReportSamples.Requirement(file: Path.Combine(folder, "workflows", "orders.asl.json"));

        ReportPath inside = Assert.Single(ReportSamples.Report([requirement], new ReportOptions { BasePath = folder }).Paths);
        ReportPath outside = Assert.Single(ReportSamples.Report([requirement], new ReportOptions { BasePath = folder + "2" }).Paths);

        Assert.Equal("workflows/orders.asl.json", inside.File);
        Assert.Equal(new SourceLocation("workflows/orders.asl.json", new SourcePosition(7, 13)), inside.Tasks[0].Location);
        Assert.Equal(Path.Combine(folder, "workflows", "orders.asl.json").Replace('\\', '/'), outside.File);
    }

    [Fact]
    public void An_object_of_others_is_not_taken() => Assert.False(new ReportBuilder(ReportOptions.Default).Add("text"));

    [Theory]
    [InlineData("a/report.XML", ReportFormat.JUnit)]
    [InlineData("report.sarif", ReportFormat.Sarif)]
    [InlineData("report.sarif.json", ReportFormat.Sarif)]
    [InlineData("report.json", ReportFormat.Json)]
    [InlineData("report.md", ReportFormat.Markdown)]
    [InlineData("report.html", ReportFormat.Html)]
    [InlineData("report.txt", null)]
    public void The_ending_of_a_file_tells_the_format(string path, ReportFormat? format) => Assert.Equal(format, ReportText.FormatOf(path));

    [Fact]
    public void The_same_input_gives_the_same_bytes()
    {
        foreach (ReportFormat format in Enum.GetValues<ReportFormat>())
        {
            string text = ReportText.Write(ReportSamples.Report(ReportSamples.Mixed()), format);
            Assert.Equal(text, ReportText.Write(ReportSamples.Report(ReportSamples.Mixed()), format));
            Assert.DoesNotContain('\r', text);
            Assert.EndsWith("\n", text, StringComparison.Ordinal);
        }
    }
}
