using System;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using CrossAcctSync.Module.Tests.Shell;
using Xunit;

namespace CrossAcctSync.Module.Tests.Commands;

public sealed class ExportSyncReportTests : IDisposable
{
    private const string Command = "CrossAcctSync.Module.Commands.ExportSyncReportCommand";

    private readonly ExamplesFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Results_changes_and_findings_go_into_one_report()
    {
        using ModuleShell shell = Open();

        string text = shell.Run("""
            $r = Get-SyncRequirement -SnapshotPath accounts -WarningAction Ignore
            @($r) + @($r | Test-SyncAccess accounts) + @($r | Get-SyncPlan accounts -WarningAction Ignore) + @(Test-SyncPolicy -Path policies/*.json) |
                Export-SyncReport -Format Json
            """).AssertSingle<string>();

        JsonNode report = JsonNode.Parse(text)!;
        Assert.Equal(5, report["paths"]!.AsArray().Count);
        Assert.Equal(4, (int)report["summary"]!["failed"]!);
        Assert.Equal(5, report["changes"]!.AsArray().Count);
        Assert.Single(report["findings"]!.AsArray());
        Assert.DoesNotContain(_folder.Path, text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_audit_finds_goes_into_the_report_of_the_tests()
    {
        using ModuleShell shell = Open();

        JsonNode report = JsonNode.Parse(shell.Run("@(Find-SyncTrust accounts) + @(Test-SyncAccess accounts) | Export-SyncReport -Format Json").AssertSingle<string>())!;

        Assert.Equal(6, report["paths"]!.AsArray().Count);
        JsonNode nightly = report["paths"]!.AsArray().Single(path => (string?)path!["stateMachine"]!["name"] == "NightlyLoad")!;
        Assert.Equal("Failed", (string?)nightly["legs"]!["source"]);
        // The role lets in BreakGlass, too, which fails each path into it; that it does not trust OrderFulfilment is of that path alone.
        Assert.Equal("Failed", (string?)nightly["legs"]!["trust"]);
        Assert.Contains("BreakGlass", nightly.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("TargetDoesNotTrust", nightly.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_ending_of_the_file_tells_the_format_and_PassThru_gives_the_input_on()
    {
        using ModuleShell shell = Open();

        ShellResult result = shell.Run("Test-SyncAccess accounts | Export-SyncReport a.xml -PassThru | Export-SyncReport a.md -PassThru | Export-SyncReport a.sarif").AssertNoErrors();

        Assert.Empty(result.Output);
        Assert.Equal("testsuites", XDocument.Load(PathOf("a.xml")).Root!.Name.LocalName);
        Assert.StartsWith("## ", File.ReadAllText(PathOf("a.md")), StringComparison.Ordinal);
        Assert.Equal("2.1.0", (string?)JsonNode.Parse(File.ReadAllText(PathOf("a.sarif")))!["version"]);
        Assert.Equal((byte)'<', File.ReadAllBytes(PathOf("a.xml"))[0]);
    }

    [Fact]
    public void A_failure_ends_the_command_after_the_report_is_written()
    {
        using ModuleShell shell = Open();

        shell.Run("Test-SyncAccess accounts | Export-SyncReport a.xml -FailOn Error").AssertSingleError("ReportFailed," + Command);
        shell.Run("Test-SyncAccess accounts | Where-Object Status -eq Passed | Export-SyncReport b.xml -FailOn Error").AssertNoErrors();

        Assert.True(File.Exists(PathOf("a.xml")));
        Assert.True(File.Exists(PathOf("b.xml")));
    }

    [Fact]
    public void WhatIf_writes_nothing()
    {
        using ModuleShell shell = Open();

        ShellResult result = shell.Run("Test-SyncAccess accounts | Export-SyncReport a.xml -WhatIf").AssertNoErrors();

        Assert.False(File.Exists(PathOf("a.xml")));
        Assert.Contains("Write the report as JUnit", result.HostText, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_is_replaced_unless_NoClobber_keeps_it()
    {
        using ModuleShell shell = Open();
        File.WriteAllText(PathOf("a.md"), "old");

        ShellResult refused = shell.Run("Test-SyncAccess accounts | Export-SyncReport a.md -NoClobber");
        Assert.Equal("old", File.ReadAllText(PathOf("a.md")));
        refused.AssertSingleError("FileExists," + Command);

        shell.Run("Test-SyncAccess accounts | Export-SyncReport a.md").AssertNoErrors();
        Assert.StartsWith("## ", File.ReadAllText(PathOf("a.md")), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder.Path, "*.tmp"));
    }

    [Fact]
    public void A_read_only_file_is_replaced_with_Force_alone()
    {
        using ModuleShell shell = Open();
        File.WriteAllText(PathOf("a.md"), "old");
        File.SetAttributes(PathOf("a.md"), FileAttributes.ReadOnly);

        shell.Run("Test-SyncAccess accounts | Export-SyncReport a.md").AssertSingleError("FileReadOnly," + Command);
        shell.Run("Test-SyncAccess accounts | Export-SyncReport a.md -Force").AssertNoErrors();

        Assert.StartsWith("## ", File.ReadAllText(PathOf("a.md")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'a' | Export-SyncReport -Format Json", "ReportInputUnknown")]
    [InlineData("Export-SyncReport a.txt -InputObject @()", "ReportFormatUnknown")]
    [InlineData("Export-SyncReport workflows/order-fulfilment.asl.json/a.xml -InputObject @() -AllowEmpty", "PathUnwritable")]
    public void What_cannot_be_done_is_an_error(string script, string id)
    {
        using ModuleShell shell = Open();

        shell.Run(script).AssertSingleError($"{id},{Command}");
    }

    [Fact]
    public void An_unknown_object_does_not_keep_others_from_the_report()
    {
        using ModuleShell shell = Open();

        ShellResult result = shell.Run("@(1) + @(Test-SyncAccess accounts) | Export-SyncReport -Format Json -ErrorAction SilentlyContinue");

        Assert.Equal(5, JsonNode.Parse((string)Assert.Single(result.Output).BaseObject)!["paths"]!.AsArray().Count);
    }

    [Fact]
    public void There_is_a_time_only_when_it_is_asked_for()
    {
        using ModuleShell shell = Open();

        Assert.DoesNotContain("generatedAt", shell.Run("Export-SyncReport -InputObject @() -AllowEmpty -Format Json").AssertSingle<string>(), StringComparison.Ordinal);
        Assert.Contains("generatedAt", shell.Run("Export-SyncReport -InputObject @() -AllowEmpty -Format Json -IncludeTimestamp").AssertSingle<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public void Formats_and_severities_are_completed()
    {
        using ModuleShell shell = Open();

        Assert.Contains("Sarif", shell.Complete("Export-SyncReport -Format S"));
        Assert.Equal(["None", "Error", "Warning"], shell.Complete("Export-SyncReport -FailOn ").Order().Reverse().OrderBy(text => text switch { "None" => 0, "Error" => 1, _ => 2 }));
    }

    private ModuleShell Open() => ModuleShell.Open(new ShellOptions { WorkingDirectory = _folder.Path });

    private string PathOf(string name) => Path.Combine(_folder.Path, name);
}
