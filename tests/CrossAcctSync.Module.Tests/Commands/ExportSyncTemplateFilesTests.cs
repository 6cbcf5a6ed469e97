using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using CrossAcctSync.Module.Tests.Shell;
using Xunit;

namespace CrossAcctSync.Module.Tests.Commands;

/// <summary>Files of earlier runs that are needed no more: they are told of, and removed on request.</summary>
public sealed class ExportSyncTemplateFilesTests : IDisposable
{
    private const string Command = "CrossAcctSync.Module.Commands.ExportSyncTemplateCommand";
    private const string Leftover = "333344445555.template.json";

    private readonly ExamplesFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_that_is_needed_no_more_is_a_warning_each_time_and_stays()
    {
        using ModuleShell shell = Open();

        foreach (int _ in new[] { 1, 2 })
        {
            ShellResult result = shell.Run("$less | Export-SyncTemplate out").AssertNoErrors();

            Assert.Equal(
                $"'{PathOf(Leftover)}' was made by an earlier run, and none of these requirements needs it. Take down what was deployed from it, and then remove it with -Prune. [FileLeftOver]",
                Assert.Single(result.Warnings));
            Assert.Equal(2, result.Output.Count);
            Assert.True(File.Exists(PathOf(Leftover)));
        }
    }

    [Fact]
    public void Prune_removes_it_and_a_second_time_finds_nothing()
    {
        using ModuleShell shell = Open();

        ShellResult first = shell.Run("$less | Export-SyncTemplate out -Prune -Verbose").AssertNoErrors();
        ShellResult second = shell.Run("$less | Export-SyncTemplate out -Prune -Verbose").AssertNoErrors();

        Assert.Empty(first.Warnings);
        Assert.Contains($"{PathOf(Leftover)} was removed.", first.Verbose);
        Assert.False(File.Exists(PathOf(Leftover)));
        Assert.Empty(second.Warnings);
        Assert.DoesNotContain(second.Verbose, line => line.EndsWith(" was removed.", StringComparison.Ordinal));
        Assert.All(second.Output, template => Assert.Equal("Unchanged", template.Text("Status")));
    }

    [Fact]
    public void WhatIf_names_what_would_be_removed_and_removes_nothing()
    {
        using ModuleShell shell = Open();
        string manifest = File.ReadAllText(PathOf(".crossacctsync.json"));

        ShellResult result = shell.Run("$less | Export-SyncTemplate out -Prune -WhatIf").AssertNoErrors();

        Assert.Contains($"What if: Performing the operation \"Remove template\" on target \"{PathOf(Leftover)}\".", result.HostText, StringComparison.Ordinal);
        Assert.True(File.Exists(PathOf(Leftover)));
        Assert.Equal(manifest, File.ReadAllText(PathOf(".crossacctsync.json")));
    }

    [Theory]
    [InlineData("n", true)]
    [InlineData("y", false)]
    public void Confirm_asks_before_it_is_removed(string answer, bool stays)
    {
        using ModuleShell shell = Open(answer);

        shell.Run("$less | Export-SyncTemplate out -Prune -Confirm").AssertNoErrors();

        Assert.Equal(stays, File.Exists(PathOf(Leftover)));
    }

    [Fact]
    public void A_file_that_was_changed_by_hand_stays_without_Force()
    {
        using ModuleShell shell = Open();
        File.AppendAllText(PathOf(Leftover), " ");

        ShellResult kept = shell.Run("$less | Export-SyncTemplate out -Prune").AssertNoErrors();
        Assert.EndsWith("[FileLeftOverEdited]", Assert.Single(kept.Warnings), StringComparison.Ordinal);
        Assert.True(File.Exists(PathOf(Leftover)));

        Assert.Empty(shell.Run("$less | Export-SyncTemplate out -Prune -Force").AssertNoErrors().Warnings);
        Assert.False(File.Exists(PathOf(Leftover)));
    }

    [Fact]
    public void Files_of_others_are_never_removed()
    {
        using ModuleShell shell = Open();
        File.Move(PathOf(Leftover), PathOf("999999999999.template.json"));
        File.WriteAllText(PathOf("notes.txt"), "mine");

        Assert.Empty(shell.Run("$less | Export-SyncTemplate out -Prune -Force").AssertNoErrors().Warnings);

        Assert.True(File.Exists(PathOf("999999999999.template.json")));
        Assert.True(File.Exists(PathOf("notes.txt")));
    }

    [Theory]
    [InlineData("@()")]
    [InlineData("@($less) + @(Get-SyncRequirement -Definition $dynamic -StateMachineArn arn:aws:states:us-east-1:111122223333:stateMachine:D -SourceRoleArn arn:aws:iam::111122223333:role/R)")]
    public void Nothing_is_removed_where_what_is_needed_is_not_known_in_full(string requirements)
    {
        using ModuleShell shell = Open();

        ShellResult result = shell.Run($"{requirements} | Export-SyncTemplate out -Prune -ErrorAction SilentlyContinue");

        Assert.Contains("Files of earlier runs were left alone, since what is needed could not be exported in full.", result.Warnings);
        Assert.True(File.Exists(PathOf(Leftover)));
    }

    [Fact]
    public void An_account_that_drops_out_of_a_stack_set_is_a_warning_until_Prune_forgets_it()
    {
        const string Export = " | Export-SyncTemplate set -Format StackSet -OrganizationalUnitId r-abcd";
        using ModuleShell shell = Open();
        shell.Run("$all" + Export).AssertNoErrors();

        foreach (int _ in new[] { 1, 2 })
        {
            string warning = Assert.Single(shell.Run("$less" + Export).AssertNoErrors().Warnings);
            Assert.Contains("333344445555", warning, StringComparison.Ordinal);
            Assert.EndsWith("[AccountLeftOver]", warning, StringComparison.Ordinal);
        }

        Assert.Single(shell.Run($"$less{Export} -Prune -WhatIf").AssertNoErrors().Warnings);
        shell.Run($"$less{Export} -Prune").AssertNoErrors();
        Assert.Empty(shell.Run("$less" + Export).AssertNoErrors().Warnings);
    }

    [Theory]
    [InlineData("$all | Export-SyncTemplate out -Force")]
    [InlineData("$less | Export-SyncTemplate out -Prune -Force")]
    public void A_link_in_the_folder_leads_nobody_out_of_it(string script)
    {
        using ModuleShell shell = Open();
        string elsewhere = Path.Combine(_folder.Path, "elsewhere");
        Directory.CreateDirectory(elsewhere);
        foreach (string file in Directory.GetFiles(PathOf(string.Empty), "*.template.json"))
        {
            string target = Path.Combine(elsewhere, Path.GetFileName(file));
            File.Move(file, target);
            File.WriteAllText(target, "of somebody");
            File.CreateSymbolicLink(file, target);
        }

        shell.Run(script);

        Assert.NotEmpty(Directory.GetFiles(elsewhere));
        Assert.All(Directory.GetFiles(elsewhere), file => Assert.Equal("of somebody", File.ReadAllText(file)));
        Assert.All(Directory.GetFiles(PathOf(string.Empty), "*.template.json"), file => Assert.NotNull(new FileInfo(file).LinkTarget));
    }

    [Fact]
    public void Prune_without_a_folder_is_refused()
    {
        using ModuleShell shell = Open();

        shell.Run("$all | Export-SyncTemplate -Prune").AssertSingleError("PruneWithoutPath," + Command);
    }

    [Fact]
    public void A_manifest_that_cannot_be_understood_ends_the_run()
    {
        using ModuleShell shell = Open();
        File.WriteAllText(PathOf(".crossacctsync.json"), "<<<<<<< ours");
        File.Delete(PathOf(Leftover));

        ErrorRecord error = shell.Run("$all | Export-SyncTemplate out").AssertSingleError("ManifestInvalid," + Command);

        Assert.Equal(ErrorCategory.InvalidData, error.CategoryInfo.Category);
        Assert.False(File.Exists(PathOf(Leftover)));
    }

    private string PathOf(string name) => Path.Combine(_folder.Path, "out", name);

    /// <summary>A session in which everything was exported once; <c>$less</c> is without one account.</summary>
    private ModuleShell Open(params string[] answers)
    {
        ModuleShell shell = ModuleShell.Open(new ShellOptions { WorkingDirectory = _folder.Path, Answers = answers }).Set("dynamic", Sample.Dynamic);
        shell.Run("$WarningPreference = 'Ignore'; $all = Get-SyncRequirement -SnapshotPath accounts; $less = $all | & { process { if ($_.TargetAccountId -ne '333344445555') { $_ } } }; $WarningPreference = 'Continue'").AssertNoErrors();
        shell.Run("$less | Export-SyncTemplate out; $all | Export-SyncTemplate out; $less | Export-SyncTemplate out -WarningAction Ignore").AssertNoErrors();
        return shell;
    }
}
