using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using CrossAcctSync.Module.Tests.Shell;
using Xunit;

namespace CrossAcctSync.Module.Tests.Commands;

/// <summary>What Get-SyncRequirement takes, and what it says of input that is none.</summary>
public sealed class GetSyncRequirementInputTests
{
    private const string Command = "CrossAcctSync.Module.Commands.GetSyncRequirementCommand";

    private readonly ModuleShell _shell = Sample.Open();

    [Fact]
    public void A_described_state_machine_is_bound_by_property_name()
    {
        PSObject found = _shell.Run(
            $$"""
            [pscustomobject]@{
                Definition = $nested; Name = 'Orders'; StateMachineArn = '{{Sample.StateMachineArn}}'
                RoleArn = '{{Sample.SourceRoleArn}}'; Type = 'STANDARD'; Status = 'ACTIVE'
            } | Get-SyncRequirement
            """).AssertSingle();

        Assert.Equal(Sample.StateMachineArn, found.Text("StateMachineArn"));
        Assert.Equal(Sample.SourceRoleArn, found.Text("SourceRoleArn"));
        Assert.Equal("arn:aws:iam::444455556666:role/Target", found.Text("TargetRoleArn"));
    }

    [Fact]
    public void The_type_may_be_an_object_that_only_reads_as_EXPRESS()
    {
        ShellResult result = _shell.Run(
            $$"""
            class StateMachineType { [string] $Value; [string] ToString() { return $this.Value } }
            [pscustomobject]@{
                Definition = $nested; StateMachineArn = '{{Sample.StateMachineArn}}'
                RoleArn = '{{Sample.SourceRoleArn}}'; Type = [StateMachineType]@{ Value = 'EXPRESS' }
            } | Get-SyncRequirement
            """).AssertNoErrors();

        Assert.Contains(result.Warnings, warning => warning.EndsWith("[SyncInExpress]", StringComparison.Ordinal));
    }

    [Fact]
    public void Aliases_name_the_same_parameters() =>
        Assert.Equal(
            "arn:aws:iam::555566667777:role/Sync",
            _shell.Run($"Get-SyncRequirement -Definition $dynamic -StateMachineArn {Sample.StateMachineArn} -ExecutionRoleArn {Sample.SourceRoleArn} -Arn arn:aws:iam::555566667777:role/Sync")
                .AssertSingle().Text("TargetRoleArn"));

    [Fact]
    public void A_broken_file_among_others_is_an_error_of_its_own()
    {
        using var folder = new ExamplesFolder();
        File.WriteAllText(Path.Combine(folder.Path, "workflows", "m.asl.json"), "{\n  \"StartAt\": \"A\",\n  \"States\": [ }\n");
        using var shell = ModuleShell.Open(new ShellOptions { WorkingDirectory = folder.Path });

        ShellResult result = shell.Run("'workflows/nested-workflow.asl.json', 'workflows/m.asl.json', 'workflows/order-fulfilment.asl.json' | Get-SyncRequirement -WarningAction Ignore -SourceRoleArn arn:aws:iam::111122223333:role/InvokeRole -Region us-east-2");

        ErrorRecord error = result.AssertSingleError("DefinitionInvalid," + Command);
        Assert.Equal(ErrorCategory.InvalidData, error.CategoryInfo.Category);
        Assert.Contains($"{Path.Combine("workflows", "m.asl.json")}:3:15: ", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(
            ["DataPlatformAccess", "SettlePaymentsAccess", "SettlePaymentsAccess"],
            result.Output.Select(found => found.Text("TargetRoleName")).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("-Path nosuch.json")]
    [InlineData("-Path nosuch*.json")]
    [InlineData("-LiteralPath 'workflows/*.yaml'")]
    [InlineData("-Path nosuch:x")]
    public void A_path_that_leads_nowhere_is_an_error(string argument)
    {
        ErrorRecord error = _shell.Run("Get-SyncRequirement " + argument).AssertSingleError("PathNotFound," + Command);

        Assert.Equal(ErrorCategory.ObjectNotFound, error.CategoryInfo.Category);
    }

    [Fact]
    public void Wildcards_and_folders_stand_for_all_their_definitions()
    {
        const string Names = " -SourceRoleArn arn:aws:iam::111122223333:role/X -Region eu-west-1 -WarningAction Ignore | ForEach-Object StateMachineName";

        Assert.Equal(
            ["nightly-etl", "nested-workflow"],
            _shell.Run("Get-SyncRequirement workflows/n*.asl.*" + Names).AssertNoErrors().Output.Select(name => name.ToString()));
        // The examples hold one state machine as a CDK app, as Terraform's plan and as its state.
        ShellResult all = _shell.Run("Get-SyncRequirement . -WarningAction Ignore | ForEach-Object StateMachineName");
        Assert.Equal(
            ["CloseMonth", "Inner", "Inner", "Load", "Load", "NightlyLoad", "OrderFulfilment", "OrderFulfilment", "Reconcile", "Reconcile-eu", "Reconcile-us", "ReconcileD51D4F4F", "ReconcileD51D4F4F", "RefreshCatalog", "WeeklyReport", "nested-workflow", "nightly-etl", "order-fulfilment", "order-fulfilment", "tenant-refresh", "train-model", "train-model"],
            all.Output.Select(name => name.ToString()).Order(StringComparer.Ordinal));
        Assert.Equal(2, all.AllErrors.Count());
        Assert.All(all.AllErrors, error => Assert.StartsWith("IdentityConflict,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_object_is_taken_by_its_full_name()
    {
        ShellResult result = _shell.Set("file", new FileInfo(Path.Combine(CrossAcctSync.Tests.Repository.Root, "examples", "workflows", "nested-workflow.asl.json")))
            .Run("$file | Get-SyncRequirement " + Sample.Identity);

        Assert.Equal("SettlePaymentsAccess", result.AssertSingle().Text("TargetRoleName"));
    }

    [Fact]
    public void A_text_is_taken_from_the_pipeline() =>
        Assert.Equal("Target", _shell.Run("$nested | Get-SyncRequirement " + Sample.Identity).AssertSingle().Text("TargetRoleName"));

    [Theory]
    [InlineData("-StateMachineArn nonsense", "arn:partition:service:region:account-id:resource was expected")]
    [InlineData("-SourceRoleArn arn:aws:iam::111122223333:user/x", "is no role ARN")]
    [InlineData("-TargetRoleMap @{ Run = 'nonsense' }", "'nonsense' is no ARN")]
    public void An_ARN_that_is_none_is_a_readable_error(string argument, string expected)
    {
        ErrorRecord error = Assert.Single(_shell.Run("Get-SyncRequirement -Definition $dynamic " + argument).AllErrors);

        Assert.Contains(expected, error.Exception.Message, StringComparison.Ordinal);
    }
}
