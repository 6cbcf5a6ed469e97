using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using CrossAcctSync.Module.Tests.Shell;
using Xunit;

namespace CrossAcctSync.Module.Tests.Commands;

/// <summary>What Get-SyncRequirement works out, and what it tells on the way.</summary>
public sealed class GetSyncRequirementTests
{
    private const string Command = "CrossAcctSync.Module.Commands.GetSyncRequirementCommand";

    private readonly ModuleShell _shell = Sample.Open();

    [Theory]
    [InlineData("'{ \"role\": \"arn:aws:iam::555566667777:role/Sync\" }'")]
    [InlineData("@{ role = 'arn:aws:iam::555566667777:role/Sync' }")]
    [InlineData("([pscustomobject]@{ role = 'arn:aws:iam::555566667777:role/Sync' })")]
    public void A_sample_input_tells_a_dynamic_role(string sample)
    {
        ShellResult result = _shell.Run($"Get-SyncRequirement -Definition $dynamic {Sample.Identity} -SampleInput {sample} -Verbose");

        Assert.Equal("arn:aws:iam::555566667777:role/Sync", result.AssertSingle().Text("TargetRoleArn"));
        Assert.Contains(result.Verbose, message => message.EndsWith("[ResolvedFromSample]", StringComparison.Ordinal));
    }

    [Fact]
    public void Several_sample_inputs_are_tried_each()
    {
        ShellResult result = _shell.Run(
            $"Get-SyncRequirement -Definition $dynamic {Sample.Identity} -SampleInput @{{ role = 'arn:aws:iam::555566667777:role/Sync' }}, @{{ role = 'arn:aws:iam::666677778888:role/Sync' }}");

        Assert.Equal(["555566667777", "666677778888"], result.AssertNoErrors().Output.Select(found => found.Text("TargetAccountId")));
    }

    [Fact]
    public void A_sample_input_that_is_no_JSON_is_an_error()
    {
        ShellResult result = _shell.Run("Get-SyncRequirement -Definition $dynamic -SampleInput '{ role: }'");

        Assert.Equal(ErrorCategory.InvalidArgument, result.AssertSingleError("SampleInputInvalid," + Command).CategoryInfo.Category);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void A_role_known_only_at_run_time_is_a_warning_and_has_a_pattern()
    {
        ShellResult result = _shell.Run($"Get-SyncRequirement workflows/tenant-refresh.asl.json {Sample.Identity}");

        PSObject found = result.AssertSingle();
        Assert.Null(found.Value("TargetRoleArn"));
        Assert.Equal("arn:aws:iam::*:role/TenantRefresh", found.Text("TargetRolePattern"));
        Assert.EndsWith("[RoleDynamic]", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-TargetRoleArn arn:aws:iam::444455556666:role/TenantRefresh, arn:aws:iam::444455556666:role/Other")]
    [InlineData("-TargetRoleMap @{ Refresh = 'arn:aws:iam::444455556666:role/TenantRefresh' }")]
    [InlineData("-TargetRoleMap @{ 'Orders / Map:Tenants / Refresh' = 'arn:aws:iam::444455556666:role/TenantRefresh', 'arn:aws:iam::444455556666:role/Other' }")]
    public void Of_given_roles_those_that_fit_the_pattern_are_taken(string argument) =>
        Assert.Equal(
            "arn:aws:iam::444455556666:role/TenantRefresh",
            _shell.Run($"Get-SyncRequirement workflows/tenant-refresh.asl.json {Sample.Identity} -WarningAction Ignore {argument}").AssertSingle().Text("TargetRoleArn"));

    [Fact]
    public void A_template_tells_names_roles_and_substitutions()
    {
        ShellResult result = _shell.Run("Get-SyncRequirement templates/payments.sam.yaml -Region us-east-2").AssertNoErrors();

        Assert.Empty(result.Warnings);
        Assert.Equal(["Reconcile", "CloseMonth"], result.Output.Select(found => found.Text("StateMachineName")));
        Assert.All(result.Output, found => Assert.Equal("arn:aws:iam::888899990000:role/LedgerAccess", found.Text("TargetRoleArn")));
        Assert.Equal("arn:aws:states:us-east-2:111122223333:stateMachine:Reconcile", result.Output[0].Text("ExternalId"));
    }

    [Fact]
    public void A_substitution_stands_for_a_parameter_of_a_template() =>
        Assert.All(
            _shell.Run("Get-SyncRequirement templates/payments.sam.yaml -Region us-east-2 -Substitution @{ LedgerAccountId = 999900001111 }").AssertNoErrors().Output,
            found => Assert.Equal("999900001111", found.Text("TargetAccountId")));

    [Fact]
    public void A_passed_role_is_granted_where_the_definition_does_not_show_it()
    {
        const string PassRole = "; $r.Statements | Where-Object { $_.Actions -eq 'iam:PassRole' } | ForEach-Object { $_.Resources }";
        const string Run = "$r = Get-SyncRequirement workflows/order-fulfilment.asl.json -WarningAction Ignore " + Sample.Identity;

        Assert.Equal(
            ["arn:aws:iam::333344445555:role/PackLineExecution", "arn:aws:iam::333344445555:role/PackLineTask"],
            _shell.Run(Run + " -PassRoleArn arn:aws:iam::333344445555:role/PackLineExecution" + PassRole).AssertNoErrors().Output.Select(role => role.ToString()));
        Assert.Equal("arn:aws:iam::333344445555:role/PackLineTask", _shell.Run(Run + PassRole).AssertSingle().ToString());
    }

    [Fact]
    public void As_documented_is_wider()
    {
        string Resources(string argument) => string.Join(' ', _shell.Run(
            $"Get-SyncRequirement -Definition $glue -WarningAction Ignore {Sample.Identity} {argument} | ForEach-Object {{ $_.Statements.Resources }}").AssertNoErrors().Output);

        _shell.Set("glue", Sample.Glue("arn:aws:iam::444455556666:role/Sync"));
        Assert.Equal("arn:aws:glue:us-east-2:444455556666:job/load", Resources(string.Empty));
        Assert.Equal("*", Resources("-AsDocumented"));
    }

    [Fact]
    public void A_definition_without_another_account_gives_nothing_and_says_so_verbosely()
    {
        ShellResult result = _shell.Run("Get-SyncRequirement -Definition '{ \"StartAt\": \"A\", \"States\": { \"A\": { \"Type\": \"Pass\", \"End\": true } } }' -Verbose").AssertNoErrors();

        Assert.Empty(result.Output);
        Assert.Contains("no task has Credentials.RoleArn", Assert.Single(result.Verbose), StringComparison.Ordinal);
    }

    [Fact]
    public void A_nested_workflow_that_comes_along_as_Express_is_a_warning_whatever_the_order()
    {
        const string Child = "[pscustomobject]@{ Definition = '{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}'; StateMachineArn = 'arn:aws:states:us-east-2:444455556666:stateMachine:stateMachineName'; RoleArn = 'arn:aws:iam::444455556666:role/Child'; Type = 'EXPRESS' }";
        const string Parent = "[pscustomobject]@{ Definition = $nested; StateMachineArn = '" + Sample.StateMachineArn + "'; RoleArn = '" + Sample.SourceRoleArn + "'; Type = 'STANDARD' }";

        foreach (string order in new[] { $"{Parent}, {Child}", $"{Child}, {Parent}" })
        {
            ShellResult result = _shell.Run(order + " | Get-SyncRequirement").AssertNoErrors();
            Assert.EndsWith("[NestedExpressSync]", Assert.Single(result.Warnings), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Findings_have_a_code_a_place_and_an_action()
    {
        PSObject found = _shell.Run($"Get-SyncRequirement workflows/order-fulfilment.asl.json -WarningAction Ignore {Sample.Identity} | ForEach-Object {{ $_.Findings }} | Where-Object Severity -eq Warning").AssertSingle();

        Assert.Equal("PassRoleNotVisible", found.Text("Code"));
        Assert.Equal("Orders / Map:Lines / PackLine", found.Text("StatePath"));
        Assert.EndsWith("order-fulfilment.asl.json:77:27", found.Text("Location"), StringComparison.Ordinal);
        Assert.Contains("-PassRoleArn", found.Text("RecommendedAction"), StringComparison.Ordinal);
    }
}
