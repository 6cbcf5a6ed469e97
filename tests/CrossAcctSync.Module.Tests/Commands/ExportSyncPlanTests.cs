using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using CrossAcctSync.Module.Tests.Shell;
using Xunit;

namespace CrossAcctSync.Module.Tests.Commands;

/// <summary>A plan that goes through a file: planned, approved, and made exactly so.</summary>
public sealed class ExportSyncPlanTests : IDisposable
{
    private const string Plan = "$WarningPreference = 'Ignore'; Get-SyncRequirement -SnapshotPath accounts | Get-SyncPlan accounts";
    private const string Grant = "Grant-SyncPermissions accounts -PlanPath plan.json";

    private readonly ExamplesFolder _folder = new();
    private readonly ModuleShell _shell;

    public ExportSyncPlanTests() => _shell = Open(_folder);

    private string File => PathOf(_folder, "plan.json");

    public void Dispose()
    {
        _shell.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void What_the_file_holds_is_made_by_another_session_and_comes_to_what_the_plan_itself_comes_to()
    {
        string[] planned = _shell.Run(Plan + " | Export-SyncPlan plan.json -PassThru").AssertNoErrors().Output.Select(change => change.ToString()!).ToArray();
        using var other = new ExamplesFolder();
        using ModuleShell shell = Open(other);
        System.IO.File.Copy(File, PathOf(other, "plan.json"));

        ShellResult made = shell.Run(Grant + " -PassThru").AssertNoErrors();
        _shell.Run(Plan + " | Grant-SyncPermissions accounts").AssertNoErrors();

        Assert.NotEmpty(planned);
        Assert.Equal(planned, made.Output.Select(change => change.ToString()));
        Assert.All(made.Output, change => Assert.Equal("Applied", change.Text("Status")));
        Assert.Equal(Accounts(_folder), Accounts(other));
        Assert.Empty(shell.Run(Plan).AssertNoErrors().Output);
    }

    [Theory]
    [InlineData("-WhatIf")]
    [InlineData("-WhatIf -Force")]
    public void WhatIf_shows_the_plan_and_writes_nothing(string arguments)
    {
        _shell.Run(Plan + " | Export-SyncPlan plan.json").AssertNoErrors();
        Dictionary<string, string> before = Accounts(_folder);

        ShellResult result = _shell.Run($"{Grant} {arguments}").AssertNoErrors();

        Assert.All(result.Output, change => Assert.Equal("Planned", change.Text("Status")));
        Assert.Contains("What if: Change the role arn:aws:iam::333344445555:role/DataPlatformAccess", result.HostText, StringComparison.Ordinal);
        Assert.Equal(before, Accounts(_folder));
    }

    [Fact]
    public void A_second_run_of_the_same_file_writes_nothing_and_names_the_roles()
    {
        _shell.Run(Plan + " | Export-SyncPlan plan.json").AssertNoErrors();
        _shell.Run(Grant).AssertNoErrors();
        Dictionary<string, string> before = Accounts(_folder);

        string message = Terminated(Grant, "PlanStale").ToString();

        Assert.Contains("'plan.json' was not made, and nothing was changed", message, StringComparison.Ordinal);
        Assert.Contains("arn:aws:iam::333344445555:role/ReportingAccess: its trust policy has changed", message, StringComparison.Ordinal);
        Assert.Equal(before, Accounts(_folder));
    }

    [Fact]
    public void One_role_that_is_another_by_now_keeps_all_of_the_plan_from_being_made()
    {
        _shell.Run(Plan + " | Export-SyncPlan plan.json").AssertNoErrors();
        string account = PathOf(_folder, Path.Combine("accounts", "222233334444.json"));
        System.IO.File.WriteAllText(account, System.IO.File.ReadAllText(account).Replace("AROAEXAMPLE00000004AB", "AROAEXAMPLE00000004ZZ", StringComparison.Ordinal));
        Dictionary<string, string> before = Accounts(_folder);

        string message = Terminated(Grant, "PlanStale").ToString();

        Assert.Contains("SettlePaymentsAccess: it was deleted and made anew", message, StringComparison.Ordinal);
        Assert.Equal(before, Accounts(_folder));
    }

    [Fact]
    public void An_account_that_is_not_at_hand_is_no_yes()
    {
        _shell.Run(Plan + " | Export-SyncPlan plan.json").AssertNoErrors();
        System.IO.File.Delete(PathOf(_folder, Path.Combine("accounts", "333344445555.json")));
        Dictionary<string, string> before = Accounts(_folder);

        Terminated(Grant, "PlanUnchecked");

        Assert.Equal(before, Accounts(_folder));
    }

    [Theory]
    [InlineData("Set-Content plan.json ((Get-Content plan.json -Raw) -replace 'execution:SettlePayments:\\*', '*')", "was changed since it was written")]
    [InlineData("Set-Content plan.json ((Get-Content plan.json -TotalCount 40) -join \"`n\")", "only a part of one")]
    [InlineData("Copy-Item accounts/222233334444.json plan.json", "it is an export of an account")]
    [InlineData("Copy-Item policies/data-platform-trust.json plan.json", "it is a policy")]
    [InlineData("Set-Content plan.json ''", "it is empty")]
    public void A_file_that_is_not_as_it_was_written_is_refused_by_its_name(string spoil, string said)
    {
        _shell.Run(Plan + " | Export-SyncPlan plan.json").AssertNoErrors();
        Dictionary<string, string> before = Accounts(_folder);

        string message = Terminated($"{spoil}; {Grant}", "PlanFileInvalid").ToString();

        Assert.StartsWith("'plan.json' ", message, StringComparison.Ordinal);
        Assert.Contains(said, message, StringComparison.Ordinal);
        Assert.Equal(before, Accounts(_folder));
    }

    [Theory]
    [InlineData("Grant-SyncPermissions accounts -PlanPath nowhere.json", "PathNotFound")]
    [InlineData("Grant-SyncPermissions accounts -PlanPath accounts", "FileExpected")]
    [InlineData("Grant-SyncPermissions accounts -PlanPath env:PATH", "PathOfOtherProvider")]
    [InlineData(Plan + " | Export-SyncPlan accounts", "FileExpected")]
    [InlineData(Plan + " | Export-SyncPlan variable:plan", "PathOfOtherProvider")]
    [InlineData("Set-Content plan.json ''; " + Plan + " | Export-SyncPlan plan.json -NoClobber", "FileExists")]
    [InlineData(Plan + " | Grant-SyncPermissions accounts -PassThru | Export-SyncPlan plan.json -ErrorAction SilentlyContinue", "InputIncomplete")]
    [InlineData("Get-SyncRequirement -SnapshotPath accounts -WarningAction Ignore | Get-SyncPlan accounts/../nowhere -ErrorAction SilentlyContinue | Export-SyncPlan plan.json", "PathNotFound")]
    public void What_cannot_be_is_told(string script, string id)
    {
        Terminated(script, id);

        Assert.Equal(script.Contains("NoClobber", StringComparison.Ordinal), System.IO.File.Exists(File));
    }

    [Fact]
    public void What_takes_away_from_others_needs_a_word_of_its_own_and_is_never_left_out_silently()
    {
        _shell.Run(Plan + " -IncludeExcess | Export-SyncPlan plan.json").AssertNoErrors();
        Assert.Contains("\"isForeign\": true", System.IO.File.ReadAllText(File), StringComparison.Ordinal);
        Dictionary<string, string> before = Accounts(_folder);

        Terminated(Grant, "PlanTakesAway");
        Assert.Equal(before, Accounts(_folder));
        ShellResult made = _shell.Run(Grant + " -IncludeExcess -PassThru").AssertNoErrors();

        Assert.All(made.Output, change => Assert.Equal("Applied", change.Text("Status")));
    }

    [Fact]
    public void A_plan_comes_by_a_property_of_the_pipeline_and_one_at_a_time()
    {
        _shell.Run(Plan + " | Export-SyncPlan plan.json").AssertNoErrors();

        Assert.NotEmpty(_shell.Run("[pscustomobject]@{ PlanPath = 'plan.json' } | Grant-SyncPermissions accounts -WhatIf").AssertNoErrors().Output);
        Terminated("1, 2 | ForEach-Object { [pscustomobject]@{ PlanPath = 'plan.json' } } | Grant-SyncPermissions accounts", "TooManyPlans");
        Assert.StartsWith("AccountRefused,", _shell.Run(Plan + " | Grant-SyncPermissions -ProfileName CrossAcctSync-no-such-profile").AllErrors.First().FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_of_nothing_is_written_and_changes_nothing_in_a_folder_that_is_made()
    {
        _shell.Run(Plan + " | Grant-SyncPermissions accounts").AssertNoErrors();
        Dictionary<string, string> before = Accounts(_folder);

        ShellResult result = _shell.Run(Plan + " | Export-SyncPlan plans/of/nothing.json; Grant-SyncPermissions accounts -PlanPath plans/of/nothing.json -PassThru").AssertNoErrors();

        Assert.Empty(result.Output);
        Assert.Equal(before, Accounts(_folder));
    }

    [Fact]
    public void A_plan_is_told_to_a_journal_and_can_be_taken_back()
    {
        Dictionary<string, string> before = Accounts(_folder);
        _shell.Run(Plan + " | Export-SyncPlan plan.json").AssertNoErrors();

        _shell.Run(Grant + " -JournalPath journals/grant.journal -Wait").AssertNoErrors();
        Assert.NotEqual(before, Accounts(_folder));
        _shell.Run("Undo-SyncChange accounts -JournalPath journals/grant.journal").AssertNoErrors();

        Assert.Equal(_shell.Run(Plan + " | ForEach-Object ToString").Output.Count, _shell.Run("(Get-Content plan.json -Raw | ConvertFrom-Json).changes").Output.Count);
    }

    private ErrorRecord Terminated(string script, string id)
    {
        ErrorRecord failure = _shell.Run(script).AllErrors.Last();
        Assert.StartsWith(id + ",", failure.FullyQualifiedErrorId, StringComparison.Ordinal);
        return failure;
    }

    private static ModuleShell Open(ExamplesFolder folder) => ModuleShell.Open(new ShellOptions { WorkingDirectory = folder.Path });

    private static string PathOf(ExamplesFolder folder, string name) => Path.Combine(folder.Path, name);

    private static Dictionary<string, string> Accounts(ExamplesFolder folder) =>
        Directory.EnumerateFiles(PathOf(folder, "accounts"), "*.json").ToDictionary(path => Path.GetFileName(path), System.IO.File.ReadAllText);
}
