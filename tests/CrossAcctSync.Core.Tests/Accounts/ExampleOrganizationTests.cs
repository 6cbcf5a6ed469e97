using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CrossAcctSync.Access;
using CrossAcctSync.Accounts;
using CrossAcctSync.Accounts.Snapshots;
using CrossAcctSync.Arns;
using CrossAcctSync.Definitions.Reading;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Requirements;
using Xunit;

namespace CrossAcctSync.Tests.Accounts;

public sealed class ExampleOrganizationTests
{
    private static readonly AccountSnapshot Snapshot = AccountSnapshot.Open(Path.Combine(RepositoryFolder.Examples, "accounts"), TestContext.Current.CancellationToken);

    [Fact]
    public void Every_account_is_read_whole_and_stands_in_the_organization()
    {
        Assert.Empty(Snapshot.Problems);
        Assert.Equal(["111122223333", "222233334444", "333344445555", "999900001111"], Snapshot.Accounts.Select(account => account.AccountId));
        Assert.All(Snapshot.Accounts, account => Assert.NotNull(Snapshot.FindOrganization(account.AccountId)));
        AccountRole[] roles = Snapshot.Accounts.SelectMany(account => Snapshot.ListRoles(account.AccountId, problem => Assert.Fail(problem.ToString()), TestContext.Current.CancellationToken)).ToArray();

        Assert.Equal(11, roles.Length);
        IEnumerable<NamedPolicy> policies = roles.SelectMany(role => role.IdentityPolicies.Append(role.Trust).Append(role.PermissionsBoundary?.Policy ?? role.Trust));
        Assert.Equal(["ReadOnlyAccess"], policies.Where(policy => policy.Document is null).Select(policy => policy.Name).Distinct());
    }

    [Fact]
    public void Every_state_machine_has_its_role_in_the_snapshot()
    {
        DefinitionResult[] machines = Snapshot.StateMachines(TestContext.Current.CancellationToken).ToArray();

        Assert.Equal(["NightlyLoad", "OrderFulfilment", "RefreshCatalog", "SettlePayments", "WeeklyReport"], machines.Select(machine => machine.Definition!.Name));
        IReadOnlyDictionary<RoleArn, RoleLookup> found = Snapshot.FindRoles(machines.Select(machine => machine.Definition!.SourceRoleArn!).ToArray(), TestContext.Current.CancellationToken);
        Assert.All(found.Values, lookup => Assert.Equal(RoleLookupStatus.Found, lookup.Status));
    }

    [Fact]
    public void Each_fault_of_the_organization_is_found_and_the_sound_workflow_passes()
    {
        SyncRequirement[] requirements = Snapshot.StateMachines(TestContext.Current.CancellationToken)
            .SelectMany(machine => RequirementAnalyzer.Analyze(machine.Definition!, new RequirementOptions()).Requirements)
            .ToArray();

        string[] faults = SyncAccessTester.Test(requirements, Snapshot, new AccessTestOptions(), TestContext.Current.CancellationToken)
            .SelectMany(result => result.Findings.Select(finding => finding.Code).Concat(result.Checks
                .Where(check => check.Status == AccessStatus.Failed)
                .Select(check => check.Leg + " " + check.Action))
                .Select(fault => $"{result.Requirement.StateMachineArn!.Split(':')[^1]}: {fault}"))
            .Distinct()
            .ToArray();

        Assert.All(
            [
                "NightlyLoad: Source sts:AssumeRole",
                "NightlyLoad: Permission batch:TerminateJob",
                "NightlyLoad: Permission codebuild:StopBuild",
                "OrderFulfilment: Trust sts:AssumeRole",
                "OrderFulfilment: Permission glue:GetJobRun",
                "OrderFulfilment: Permission states:DescribeExecution",
                "WeeklyReport: Trust sts:AssumeRole",
            ],
            fault => Assert.Contains(fault, faults));
        Assert.DoesNotContain(faults, fault => fault.StartsWith("RefreshCatalog:", StringComparison.Ordinal));
    }

    [Fact]
    public void The_organization_on_the_page_about_snapshots_is_in_its_form()
    {
        string page = File.ReadAllText(Path.Combine(RepositoryFolder.Top, "docs", "en-US", "about_CrossAcctSync_Snapshots.md"));
        int start = page.IndexOf("```json", StringComparison.Ordinal) + "```json".Length;
        using SnapshotFolder folder = new SnapshotFolder().With("organization.json", page[start..page.IndexOf("```", start, StringComparison.Ordinal)]);

        AccountOrganization orders = folder.Open().FindOrganization("111122223333")!;

        Assert.Equal("RegionGuard", orders.ServiceControlPolicies[1].Policies[1].Name);
        Assert.All(orders.ServiceControlPolicies.SelectMany(level => level.Policies), policy => Assert.Null(policy.Problem));
    }
}
