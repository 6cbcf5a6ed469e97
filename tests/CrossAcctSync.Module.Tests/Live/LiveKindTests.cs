using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text.Json;
using CrossAcctSync.Module.Tests.Shell;
using CrossAcctSync.Tests;
using CrossAcctSync.Tests.Emulation;
using Xunit;

namespace CrossAcctSync.Module.Tests.Live;

/// <summary>New roles, managed policies and IAM's simulator in live accounts: by the SDK, and by the cmdlets of AWS Tools.</summary>
public sealed class LiveKindTests
{
    private readonly EmulatedAccount _source = new EmulatedAccount().Role("Execution");
    private readonly EmulatedAccount _target = new EmulatedAccount().Role("Target");

    public static TheoryData<string> Ways => ["", "-UseAwsTools"];

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_new_role_has_all_that_was_asked_for_and_is_gone_when_it_is_taken_back(string way)
    {
        string boundary = Cli(_target, "iam", "create-policy", "--policy-name", "Bounds", "--policy-document", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""").GetProperty("Policy").GetProperty("Arn").GetString()!;
        using ModuleShell shell = Open();
        Require(shell, $"arn:aws:iam::{_target.Id}:role/sync/Made");

        ShellResult granted = shell.Run($$"""
            $done = @($r | Grant-SyncPermissions @keys -AssumeRoleName Admin -CreateRole -PermissionsBoundary '{{boundary}}' -RoleDescription 'For orders' -RoleTag @{ Team = 'orders & more' } -PassThru {{way}}); $done
            """).AssertNoErrors();

        Assert.Equal("CreateRole", granted.Output[0].Text("Kind"));
        Assert.All(granted.Output, change => Assert.Equal("Applied", change.Text("Status")));
        JsonElement role = Cli(_target, "iam", "get-role", "--role-name", "Made").GetProperty("Role");
        Assert.Equal("/sync/", role.GetProperty("Path").GetString());
        Assert.Equal("For orders", role.GetProperty("Description").GetString());
        Assert.Equal(boundary, role.GetProperty("PermissionsBoundary").GetProperty("PermissionsBoundaryArn").GetString());
        JsonElement tag = Assert.Single(role.GetProperty("Tags").EnumerateArray());
        Assert.Equal(("Team", "orders & more"), (tag.GetProperty("Key").GetString(), tag.GetProperty("Value").GetString()));
        Assert.Contains(_source.MachineArn("Orders"), _target.Trust("Made"), StringComparison.Ordinal);
        Assert.Empty(shell.Run($"$r | Get-SyncPlan @keys -AssumeRoleName Admin {way}").AssertNoErrors().Output);

        shell.Run($"$done | Undo-SyncChange @keys -AssumeRoleName Admin {way}").AssertNoErrors();

        Assert.DoesNotContain("Made", Cli(_target, "iam", "list-roles").GetProperty("Roles").EnumerateArray().Select(other => other.GetProperty("RoleName").GetString()));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_boundary_that_is_not_there_stops_the_role_and_nothing_is_written(string way)
    {
        using ModuleShell shell = Open();
        Require(shell, _target.RoleArn("Made"));

        shell.Run($"$r | Grant-SyncPermissions @keys -AssumeRoleName Admin -CreateRole -PermissionsBoundary 'arn:aws:iam::{_target.Id}:policy/Absent' {way}")
            .AssertSingleError("BoundaryNotFound,CrossAcctSync.Module.Commands.GrantSyncPermissionsCommand");

        Assert.Single(Cli(_target, "iam", "list-roles").GetProperty("Roles").EnumerateArray());
        Assert.Empty(_source.InlinePolicies("Execution"));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_managed_policy_is_made_attached_and_changed_by_new_versions_of_which_the_oldest_make_room(string way)
    {
        using ModuleShell shell = Open();
        for (int run = 1; run <= 7; run++)
        {
            // Each time the workflow runs one more job.
            Require(shell, _target.RoleArn("Target"), [.. Enumerable.Range(1, run).Select(number => $"job{number}")]);
            shell.Run($"$done = @($r | Grant-SyncPermissions @keys -AssumeRoleName Admin -PolicyKind Managed -PassThru {way}); if ($done.Count -eq 0) {{ throw 'Nothing was done.' }}").AssertNoErrors();
        }

        JsonElement[] attached = Attached(_target, "Target");
        string arn = Assert.Single(attached).GetProperty("PolicyArn").GetString()!;
        JsonElement[] versions = [.. Cli(_target, "iam", "list-policy-versions", "--policy-arn", arn).GetProperty("Versions").EnumerateArray()];
        Assert.Equal(5, versions.Length);
        JsonElement current = Assert.Single(versions, version => version.GetProperty("IsDefaultVersion").GetBoolean());
        Assert.Equal("v7", current.GetProperty("VersionId").GetString());
        string document = Cli(_target, "iam", "get-policy-version", "--policy-arn", arn, "--version-id", "v7").GetProperty("PolicyVersion").GetProperty("Document").GetRawText();
        Assert.All(Enumerable.Range(1, 7), number => Assert.Contains($"job/job{number}", document, StringComparison.Ordinal));
        Assert.Empty(_target.InlinePolicies("Target"));
        Assert.Empty(shell.Run($"$r | Get-SyncPlan @keys -AssumeRoleName Admin -PolicyKind Managed {way}").AssertNoErrors().Output);
        Assert.Equal("Passed", shell.Run($"$r | Test-SyncAccess @keys -AssumeRoleName Admin {way}").AssertSingle().Text("Permission"));

        shell.Run($"$r | Revoke-SyncPermissions @keys -AssumeRoleName Admin -Confirm:$false {way}").AssertNoErrors();

        Assert.Empty(Attached(_target, "Target"));
        Assert.DoesNotContain(_source.MachineArn("Orders"), _target.Trust("Target"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_managed_policy_that_was_made_is_detached_and_deleted_when_it_is_taken_back(string way)
    {
        using ModuleShell shell = Open();
        Require(shell, _target.RoleArn("Target"));

        shell.Run($"$done = @($r | Grant-SyncPermissions @keys -AssumeRoleName Admin -PolicyKind Managed -PassThru {way}); $done | Undo-SyncChange @keys -AssumeRoleName Admin {way}").AssertNoErrors();

        Assert.Empty(Attached(_target, "Target"));
        Assert.Empty(Cli(_target, "iam", "list-policies", "--scope", "Local").GetProperty("Policies").EnumerateArray());
        Assert.Empty(Cli(_source, "iam", "list-policies", "--scope", "Local").GetProperty("Policies").EnumerateArray());
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void What_the_simulator_says_is_part_of_the_result(string way)
    {
        using FaultProxy proxy = Simulator("allowed");
        using ModuleShell shell = Open(proxy);
        Require(shell, _target.RoleArn("Target"));
        shell.Run("$r | Grant-SyncPermissions @keys -AssumeRoleName Admin").AssertNoErrors();

        PSObject tested = shell.Run($"$r | Test-SyncAccess @keys -AssumeRoleName Admin -Simulate {way}").AssertSingle();

        Assert.Equal("Passed", tested.Text("Permission"));
        List<PSObject> said = Simulated(tested);
        Assert.All(said, check => Assert.Equal("Passed", check.Text("Status")));
        Assert.Contains(said, check => check.Text("Action") == "sts:AssumeRole" && check.Text("Resource") == _target.RoleArn("Target"));
        Assert.Contains(said, check => check.Text("Action") == "glue:StartJobRun" && check.Text("Reason")!.Contains(": allowed by Sync.", StringComparison.Ordinal));
        Assert.Equal(
            [$"{_source.RoleArn("Execution")} sts:AssumeRole {_target.RoleArn("Target")}"],
            proxy.Requests.Where(IsSimulation).Where(request => request.Form("PolicySourceArn") == _source.RoleArn("Execution")).Select(request => $"{request.Form("PolicySourceArn")} {request.Form("ActionNames.member.1")} {request.Form("ResourceArns.member.1")}"));
        Assert.Contains(proxy.Requests.Where(IsSimulation), request => request.Form("PolicySourceArn") == _target.RoleArn("Target") && request.Form("ActionNames.member.2") is not null);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void What_the_simulator_denies_fails_the_test(string way)
    {
        using FaultProxy proxy = Simulator("implicitDeny");
        using ModuleShell shell = Open(proxy);
        Require(shell, _target.RoleArn("Target"));
        shell.Run("$r | Grant-SyncPermissions @keys -AssumeRoleName Admin").AssertNoErrors();

        PSObject tested = shell.Run($"$r | Test-SyncAccess @keys -AssumeRoleName Admin -Simulate {way}").AssertSingle();

        Assert.Equal("Failed", tested.Text("Permission"));
        Assert.All(Simulated(tested), check => Assert.Contains("implicitDeny, for the organization's policies do not allow it", check.Text("Reason"), StringComparison.Ordinal));
    }

    private static bool IsSimulation(LoopbackRequest request) => request.Operation == "SimulatePrincipalPolicy";

    private static List<PSObject> Simulated(PSObject result)
    {
        List<PSObject> said = [.. ((IEnumerable<object>)result.Value("Checks")!).Select(PSObject.AsPSObject).Where(check => check.Text("Name") == "IAM's simulator")];
        Assert.NotEmpty(said);
        return said;
    }

    /// <summary>The emulator has no simulator: this one says the same of every action that it is asked about.</summary>
    private static FaultProxy Simulator(string decision) => FaultProxy.Answering(MotoServer.Shared.Url, request =>
    {
        if (!IsSimulation(request))
        {
            return null;
        }

        IEnumerable<string> results =
            from action in Members(request, "ActionNames")
            from resource in Members(request, "ResourceArns")
            select $"""
                <member><EvalActionName>{action}</EvalActionName><EvalResourceName>{resource}</EvalResourceName><EvalDecision>{decision}</EvalDecision>
                <MatchedStatements><member><SourcePolicyId>Sync</SourcePolicyId></member></MatchedStatements><MissingContextValues/>
                <OrganizationsDecisionDetail><AllowedByOrganizations>{(decision == "allowed" ? "true" : "false")}</AllowedByOrganizations></OrganizationsDecisionDetail></member>
                """;
        return LoopbackAnswer.Of(200, $"""
            <SimulatePrincipalPolicyResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><SimulatePrincipalPolicyResult><IsTruncated>false</IsTruncated>
            <EvaluationResults>{string.Concat(results)}</EvaluationResults></SimulatePrincipalPolicyResult></SimulatePrincipalPolicyResponse>
            """);
    });

    private static IEnumerable<string> Members(LoopbackRequest request, string list) =>
        Enumerable.Range(1, 100).Select(number => request.Form($"{list}.member.{number}")).TakeWhile(member => member is not null).Select(member => member!);

    private static JsonElement Cli(EmulatedAccount account, params string[] arguments) => AwsCli.Run(MotoServer.Shared.Url, account.Keys, arguments);

    private static JsonElement[] Attached(EmulatedAccount account, string role) =>
        [.. Cli(account, "iam", "list-attached-role-policies", "--role-name", role).GetProperty("AttachedPolicies").EnumerateArray()];

    private ModuleShell Open(FaultProxy? proxy = null)
    {
        ModuleShell shell = LiveShell.Open(_source, proxy: proxy?.Url);
        shell.Run($"Import-Module '{Repository.FakeAwsTools}'").AssertNoErrors();
        return shell;
    }

    /// <summary>Puts into <c>$r</c> what a workflow needs that runs some jobs with a role.</summary>
    private void Require(ModuleShell shell, string role, params string[] jobs)
    {
        string[] names = jobs.Length > 0 ? jobs : ["load"];
        IEnumerable<string> states = names.Select((job, index) => $$"""
            "Run{{index}}": { "Type": "Task", "Resource": "arn:aws:states:::glue:startJobRun.sync", "Parameters": { "JobName": "{{job}}" }, "Credentials": { "RoleArn": "{{role}}" },
              {{(index + 1 < names.Length ? $"\"Next\": \"Run{index + 1}\"" : "\"End\": true")}} }
            """);
        shell.Set("definition", $$"""{ "StartAt": "Run0", "States": { {{string.Join(", ", states)}} } }""");
        shell.Run($"$r = Get-SyncRequirement -Definition $definition -StateMachineArn {_source.MachineArn("Orders")} -SourceRoleArn {_source.RoleArn("Execution")}").AssertNoErrors();
    }
}
