using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CrossAcctSync.Module.Tests.Shell;
using CrossAcctSync.Tests;
using Xunit;

namespace CrossAcctSync.Module.Tests.Commands;

/// <summary>Journals that somebody has edited.</summary>
public sealed class UndoSyncChangeTests : IDisposable
{
    private const string Grant = "$WarningPreference = 'Ignore'; Get-SyncRequirement -SnapshotPath accounts | Grant-SyncPermissions accounts -JournalPath grant.journal; $WarningPreference = 'Continue'; ";
    private const string Undo = "Undo-SyncChange -SnapshotPath accounts -JournalPath grant.journal -PassThru";
    private const string Everybody = """{"Version":"2012-10-17","Statement":[{"Sid":"Forged","Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}]}""";

    private readonly ExamplesFolder _folder = new();

    private string Accounts => Path.Combine(_folder.Path, "accounts");

    private string Journal => Path.Combine(_folder.Path, "grant.journal");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Everybody)]
    [InlineData("null")]
    public void A_line_that_was_edited_is_an_error_of_that_line_and_the_rest_is_taken_back(string before)
    {
        using ModuleShell shell = Open();
        shell.Run(Grant).AssertNoErrors();
        (int number, string role) = Edit(before, isChained: true);

        ShellResult result = shell.Run(Undo);

        ErrorRecord error = result.AssertSingleError("JournalLineInvalid,CrossAcctSync.Module.Commands.UndoSyncChangeCommand");
        Assert.Equal(ErrorCategory.InvalidData, error.CategoryInfo.Category);
        Assert.Contains($"Line {number} of the journal was changed", error.Exception.Message, StringComparison.Ordinal);
        Assert.NotEmpty(result.Output);
        Assert.All(result.Output, change => Assert.Equal("Undone", change.Text("Status")));
        Assert.DoesNotContain(result.Output, change => change.Text("RoleArn") == role && change.Text("Kind") == "PutTrustPolicy");
        Assert.DoesNotContain("Forged", File.ReadAllText(Path.Combine(Accounts, role.Split(':')[4] + ".json")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("n", "", false)]
    [InlineData("y", "", true)]
    [InlineData("n", " -Confirm:$false", false)]
    [InlineData(null, " -AllowOpening", true)]
    public void What_would_open_a_trust_is_asked_for_by_the_role_s_and_the_statement_s_name(string? answer, string arguments, bool isWritten)
    {
        using ModuleShell shell = Open(answer is null ? [] : [answer]);
        shell.Run(Grant).AssertNoErrors();
        (_, string role) = Edit(Everybody, isChained: false);

        ShellResult result = shell.Run(Undo + arguments).AssertNoErrors();

        Assert.Contains(result.Warnings, warning => warning.Contains("have no digest", StringComparison.Ordinal));
        PSObject change = Assert.Single(result.Output, change => change.Text("RoleArn") == role && change.Text("Kind") == "PutTrustPolicy");
        Assert.Equal(isWritten ? "Undone" : "Applied", change.Text("Status"));
        Assert.Equal(isWritten, File.ReadAllText(Path.Combine(Accounts, role.Split(':')[4] + ".json")).Contains("Forged", StringComparison.Ordinal));
        if (answer is not null)
        {
            Assert.Contains(role, result.HostText, StringComparison.Ordinal);
            Assert.Contains("Statement[0] \"Forged\"", result.HostText, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Where_nobody_can_be_asked_it_is_an_error_that_says_how()
    {
        using ModuleShell shell = Open();
        shell.Run(Grant).AssertNoErrors();
        (_, string role) = Edit(Everybody, isChained: false);

        using HostProcess host = HostProcess.Start(
            ["-NonInteractive", "-Command", Undo + " -WarningAction Ignore -ErrorVariable e -ErrorAction SilentlyContinue | Out-Null; $e.Count; $e[0].FullyQualifiedErrorId; $e[0].ErrorDetails.RecommendedAction; $e[0].Exception.Message"],
            workingDirectory: _folder.Path);
        HostResult result = await host.Finish();

        Assert.Equal("1", result.Lines[0].Trim());
        Assert.Equal("UndoOpens,CrossAcctSync.Module.Commands.UndoSyncChangeCommand", result.Lines[1].Trim());
        Assert.Contains("-AllowOpening", result.Lines[2], StringComparison.Ordinal);
        Assert.Contains("Statement[0] \"Forged\"", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Forged", File.ReadAllText(Path.Combine(Accounts, role.Split(':')[4] + ".json")), StringComparison.Ordinal);
    }

    /// <summary>Edits what the last written trust is said to have been before.</summary>
    /// <returns>The line's number, and its role.</returns>
    private (int Number, string Role) Edit(string before, bool isChained)
    {
        JsonNode[] lines = [.. File.ReadAllLines(Journal).Select(line => JsonNode.Parse(line)!)];
        int edited = Array.FindLastIndex(lines, line => (string?)line["event"] == "intend" && (string?)line["kind"] == "PutTrustPolicy");
        lines[edited]["before"] = JsonNode.Parse(before);
        foreach (JsonNode line in lines.Where(_ => !isChained))
        {
            // As an earlier version of the module wrote it.
            line.AsObject().Remove("digest");
            line["version"] = 1;
        }

        File.WriteAllLines(Journal, lines.Select(line => line.ToJsonString()));
        return (edited + 1, (string)lines[edited]["roleArn"]!);
    }

    private ModuleShell Open(params string[] answers) => ModuleShell.Open(new ShellOptions { WorkingDirectory = _folder.Path, Answers = answers });
}
