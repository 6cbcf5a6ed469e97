using System;
using System.Linq;
using CrossAcctSync.Module.Tests.Shell;
using Xunit;

namespace CrossAcctSync.Module.Tests.Commands;

[Collection("PSStyle")]
public sealed class ResolveSyncFailureTests
{
    private const string Command = "CrossAcctSync.Module.Commands.ResolveSyncFailureCommand";
    private const string History = "histories/order-fulfilment.json";

    private readonly ModuleShell _shell = Sample.Open();

    [Theory]
    [InlineData("Resolve-SyncFailure " + History + " -SnapshotPath accounts")]
    [InlineData("Get-Content " + History + " | Resolve-SyncFailure -SnapshotPath accounts")]
    [InlineData("Get-Content -Raw " + History + " | Resolve-SyncFailure -SnapshotPath accounts")]
    [InlineData("Get-Item " + History + " | Resolve-SyncFailure -SnapshotPath accounts")]
    [InlineData("(Get-Content -Raw " + History + " | ConvertFrom-Json).events | Resolve-SyncFailure -SnapshotPath accounts")]
    [InlineData("Get-Content -Raw " + History + " | ConvertFrom-Json | Resolve-SyncFailure -SnapshotPath accounts")]
    [InlineData("Resolve-SyncFailure -InputObject (Get-Content -Raw " + History + " | ConvertFrom-Json -AsHashtable) -SnapshotPath accounts")]
    public void A_history_is_read_in_each_form(string script) => Assert.Equal(
        "Denied PollDenied states:DescribeExecution 14 2026-11-20T09:19:31",
        _shell.Run(script + " | ForEach-Object { \"$($_.Verdict) $($_.Cause) $($_.Action) $($_.EventId) $($_.Time.UtcDateTime.ToString('s'))\" }").AssertSingle<string>());

    [Fact]
    public void A_failure_goes_on_to_the_plan_and_to_the_grant_and_is_allowed_then()
    {
        const string Resolve = "Resolve-SyncFailure " + History + " -SnapshotPath accounts -ExecutionArn arn:aws:states:us-east-2:111122223333:execution:OrderFulfilment:order-4711";

        using var folder = new ExamplesFolder();
        using var shell = ModuleShell.Open(new ShellOptions { WorkingDirectory = folder.Path });
        Assert.Equal("PutInlinePolicy", shell.Run(Resolve + " | Get-SyncPlan accounts -WarningAction Ignore | ForEach-Object { \"$($_.Kind)\" }").AssertSingle<string>());
        shell.Run(Resolve + " | Grant-SyncPermissions accounts -WarningAction Ignore").AssertNoErrors();
        Assert.Equal("AllowedNow", shell.Run(Resolve + " | ForEach-Object { \"$($_.Verdict)\" }").AssertSingle<string>());
    }

    [Fact]
    public void What_is_shown_has_the_verdict_the_state_and_the_fix_and_no_input()
    {
        string text = _shell.Show("Resolve-SyncFailure " + History + " -SnapshotPath accounts");

        Assert.StartsWith("DENIED  PollDenied: OrderFulfilment / Parallel:SettleAndNotify[0] / Settle", text.TrimStart(), StringComparison.Ordinal);
        Assert.Contains("fix: Add the statement", text, StringComparison.Ordinal);
        Assert.DoesNotContain("batchId", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n'), line => Assert.InRange(line.TrimEnd().Length, 0, 120));
    }

    [Fact]
    public void A_deserialized_failure_is_shown_as_it_was()
    {
        string was = _shell.Show("Resolve-SyncFailure " + History + " -SnapshotPath accounts");
        string kept = _shell.Show("$kept = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize((Resolve-SyncFailure " + History + " -SnapshotPath accounts))); $kept");

        Assert.Equal(was.Trim(), kept.Trim());
    }

    [Fact]
    public void A_folder_is_read_whole()
    {
        string[] failures = [.. _shell.Run("Resolve-SyncFailure histories -SnapshotPath accounts | ForEach-Object { \"$($_.Cause)\" }").AssertNoErrors().Output.Select(one => one.ToString()).Order(StringComparer.Ordinal)];

        Assert.Equal(["AssumeRoleRefused", "PollDenied"], failures);
    }

    [Theory]
    [InlineData("Resolve-SyncFailure nowhere.json -SnapshotPath accounts", "PathNotFound")]
    [InlineData("'{\"events\": [' | Resolve-SyncFailure -SnapshotPath accounts", "RunRecordInvalid")]
    [InlineData("'{\"Roles\": []}' | Resolve-SyncFailure -SnapshotPath accounts", "RunRecordMissing")]
    [InlineData("'{\"events\": []}' | Resolve-SyncFailure -SnapshotPath accounts", "RunRecordMissing")]
    [InlineData("Resolve-SyncFailure " + History + " -SnapshotPath nowhere", "PathNotFound")]
    public void What_tells_of_no_run_is_an_error(string script, string id) =>
        Assert.Equal([id + "," + Command], _shell.Run(script).AllErrors.Select(error => error.FullyQualifiedErrorId));

    [Fact]
    public void A_run_without_a_failure_gives_nothing()
    {
        ShellResult result = _shell.Run("'{\"events\":[{\"id\":1,\"type\":\"ExecutionStarted\"},{\"id\":2,\"previousEventId\":1,\"type\":\"ExecutionSucceeded\"}]}' | Resolve-SyncFailure -SnapshotPath accounts").AssertNoErrors();

        Assert.Empty(result.Output);
    }
}
