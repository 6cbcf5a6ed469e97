using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using CrossAcctSync.Module.Tests.Shell;
using Xunit;

namespace CrossAcctSync.Module.Tests.Commands;

[Collection("PSStyle")]
public sealed class TestSyncAccessTests
{
    private const string Command = "CrossAcctSync.Module.Commands.TestSyncAccessCommand";
    private const string Weekly = "Test-SyncAccess accounts | Where-Object StateMachineName -eq 'WeeklyReport'";
    private const string Refresh = "Get-SyncRequirement -SnapshotPath accounts -WarningAction Ignore | Where-Object TargetRoleArn -like '*CatalogAccess'";

    private readonly ModuleShell _shell = Sample.Open();

    [Fact]
    public void A_result_reads_like_a_compiler_s_error()
    {
        string text = _shell.Show(Weekly);

        Assert.StartsWith("FAILED  WeeklyReport -> 333344445555 ReportingAccess", text.TrimStart(), StringComparison.Ordinal);
        Assert.InRange(text.IndexOf("^^", StringComparison.Ordinal), text.IndexOf("|", StringComparison.Ordinal), text.IndexOf("fix:", StringComparison.Ordinal));
        Assert.EndsWith("checks passed.", text.TrimEnd(), StringComparison.Ordinal);
        Assert.DoesNotContain("\n\n\n", text.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public void Colours_are_for_terminals()
    {
        Assert.Contains("\u001b[31mFAILED\u001b[0m", _shell.ShowInColor("$PSStyle.OutputRendering = 'Ansi'; " + Weekly), StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", _shell.Show(Weekly), StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", _shell.Run("$PSStyle.OutputRendering = 'PlainText'; " + Weekly + " | ForEach-Object { $_.ToText() }").AssertSingle<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Test-SyncAccess accounts -Quiet", false)]
    [InlineData(Refresh + " | Test-SyncAccess accounts -SkipRefusal -Quiet", true)]
    public void Quiet_gives_one_truth(string script, bool expected) => Assert.Equal(expected, _shell.Run(script).AssertSingle<bool>());

    [Theory]
    [InlineData("Test-SyncAccess accounts -FailOn None", false)]
    [InlineData("Test-SyncAccess accounts -FailOn Error", true)]
    [InlineData("Test-SyncAccess accounts -FailOn Warning -Quiet", true)]
    [InlineData(Refresh + " | Test-SyncAccess accounts -FailOn Error", false)]
    public void FailOn_ends_with_an_error_after_all_output(string script, bool isFailure)
    {
        ShellResult result = _shell.Run(script);

        Assert.NotEmpty(result.Output);
        Assert.Equal(isFailure ? ["AccessTestFailed," + Command] : Array.Empty<string>(), result.AllErrors.Select(error => error.FullyQualifiedErrorId));
    }

    [Fact]
    public void Actions_narrow_the_test_by_wildcards()
    {
        ShellResult result = _shell.Run("Test-SyncAccess accounts -Action codebuild:Start* -IncludeAllowed | ForEach-Object { $_.Checks } | Where-Object Leg -eq 'Permission' | ForEach-Object { $_.Action }");

        Assert.NotEmpty(result.AssertNoErrors().Output);
        Assert.All(result.Output, action => Assert.Equal("codebuild:StartBuild", action.ToString()));
    }

    [Fact]
    public void A_context_key_is_what_is_given_and_absent_when_it_is_null()
    {
        string Permission(string context) => _shell.Run(Refresh + $" | Test-SyncAccess accounts -SkipRefusal -Context {context} | ForEach-Object {{ $_.Permission }}").AssertSingle().ToString();

        // The organization's policies let work in two regions only.
        Assert.Equal("Passed", Permission("@{}"));
        Assert.Equal("Passed", Permission("@{ 'aws:RequestedRegion' = 'eu-west-1'; 'aws:SourceIp' = '10.0.0.1', '10.0.0.2' }"));
        Assert.Equal("Failed", Permission("@{ 'aws:RequestedRegion' = 'ap-south-1' }"));
        Assert.Equal("Failed", Permission("@{ 'aws:RequestedRegion' = $null }"));
    }

    [Fact]
    public void A_folder_that_is_not_there_ends_the_command()
    {
        ErrorRecord error = Assert.Single(_shell.Run("Test-SyncAccess nowhere").AllErrors);

        Assert.Equal(ErrorCategory.ObjectNotFound, error.CategoryInfo.Category);
        Assert.Contains("nowhere", error.Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Test-SyncAccess accounts -Action glu", "glue:*")]
    [InlineData("Test-SyncAccess accounts -Action glue:startj", "glue:StartJobRun")]
    [InlineData("Test-SyncAccess accounts -FailOn W", "Warning")]
    public void The_Tab_key_completes_its_arguments(string line, string expected) => Assert.Contains(expected, _shell.Complete(line));

    [Fact]
    public void Requirements_of_the_pipeline_are_all_tested_at_once()
    {
        IReadOnlyList<PSObject> results = _shell.Run("Get-SyncRequirement -SnapshotPath accounts -WarningAction Ignore | Test-SyncAccess accounts").AssertNoErrors().Output;

        Assert.Equal(
            _shell.Run("Test-SyncAccess accounts").AssertNoErrors().Output.Select(result => result.ToString()),
            results.Select(result => result.ToString()));
        Assert.Equal(5, results.Count);
    }
}
