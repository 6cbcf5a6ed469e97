using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CrossAcctSync.Module.Tests.Shell;
using Xunit;

namespace CrossAcctSync.Module.Tests.Commands;

public sealed class RepairSyncDefinitionTests : IDisposable
{
    private const string Command = "CrossAcctSync.Module.Commands.RepairSyncDefinitionCommand";
    private const string Given = " -StateMachineArn arn:aws:states:us-east-2:111122223333:stateMachine:price, arn:aws:states:us-east-2:111122223333:stateMachine:load"
        + " -TargetRoleArn arn:aws:iam::333344445555:role/DataPlatformAccess -WarningAction Ignore";

    private readonly ExamplesFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void WhatIf_shows_the_lines_puts_out_the_changes_and_writes_nothing()
    {
        using ModuleShell shell = Open();
        Dictionary<string, string> before = Files();

        ShellResult result = shell.Run("Repair-SyncDefinition repairs -WhatIf" + Given).AssertNoErrors();

        Assert.Equal(before, Files());
        Assert.Equal(["IntegrationUnknown", "CredentialsMalformed", "CredentialsMissing"], result.Output.Select(change => change.Text("Code")));
        Assert.All(result.Output, change => Assert.Equal("False", change.Text("IsWritten")));
        Assert.Contains("+      \"Resource\": \"arn:aws:states:::glue:startJobRun.sync\",", result.HostText, StringComparison.Ordinal);
    }

    [Fact]
    public void Definitions_are_repaired_once_and_nothing_is_put_out_unless_it_is_asked_for()
    {
        using ModuleShell shell = Open();

        Assert.Empty(shell.Run("Repair-SyncDefinition repairs" + Given).AssertNoErrors().Output);
        Dictionary<string, string> once = Files();

        Assert.Empty(shell.Run("Repair-SyncDefinition repairs -PassThru" + Given).AssertNoErrors().Output);
        Assert.Equal(once, Files());
        Assert.Equal(2, shell.Run("Get-SyncRequirement repairs -SourceRoleArn arn:aws:iam::111122223333:role/X -Region us-east-2 -WarningAction Ignore").AssertNoErrors().Output.Count);
        Assert.DoesNotContain(once.Keys, name => name.EndsWith(".bak", StringComparison.Ordinal) || name.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("repairs/template.json", false)]
    [InlineData("repairs/template.json, repairs/load.asl.json", true)]
    [InlineData("repairs", true)]
    public void Only_what_is_given_is_written(string paths, bool isGiven)
    {
        using ModuleShell shell = Open();
        File.WriteAllText(Path.Combine(_folder.Path, "repairs", "template.json"), """{"Resources":{"Load":{"Type":"AWS::Serverless::StateMachine","Properties":{"DefinitionUri":"load.asl.json"}}}}""");
        string old = Files()["load.asl.json"];

        ShellResult result = shell.Run("Repair-SyncDefinition " + paths + Given.Replace(" -WarningAction Ignore", string.Empty, StringComparison.Ordinal)).AssertNoErrors();

        Assert.Equal(isGiven, Files()["load.asl.json"] != old);
        Assert.Equal(!isGiven, result.Warnings.Any(warning => warning.Contains("it was not given itself", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_backup_is_the_old_file()
    {
        using ModuleShell shell = Open();
        string old = Files()["load.asl.json"];

        shell.Run("Repair-SyncDefinition repairs/load.asl.json -Backup" + Given).AssertNoErrors();

        Assert.Equal(old, Files()["load.asl.json.bak"]);
    }

    [Fact]
    public void What_is_left_and_what_a_change_means_are_warnings()
    {
        using ModuleShell shell = Open();

        ShellResult left = shell.Run("Repair-SyncDefinition repairs/price.asl.yaml -StateMachineArn arn:aws:states:us-east-2:111122223333:stateMachine:price").AssertNoErrors();
        ShellResult nested = shell.Run("Repair-SyncDefinition workflows/nested-workflow.asl.json -PassThru -ExpressStateMachineArn arn:aws:states:us-east-2:222233334444:stateMachine:SettlePayments").AssertNoErrors();

        Assert.Contains(left.Warnings, warning => warning.Contains("-TargetRoleArn", StringComparison.Ordinal) && warning.EndsWith("[CredentialsMissing]", StringComparison.Ordinal));
        Assert.Contains(nested.Warnings, warning => warning.Contains("States.StringToJson", StringComparison.Ordinal));
        Assert.Equal("True", nested.AssertSingle().Text("IsWritten"));
    }

    [Theory]
    [InlineData("Repair-SyncDefinition nowhere.json", "PathNotFound")]
    [InlineData("Repair-SyncDefinition accounts/organization.json", "DefinitionInvalid")]
    public void What_is_no_definition_is_an_error(string script, string id)
    {
        using ModuleShell shell = Open();

        shell.Run(script).AssertSingleError(id + "," + Command);
    }

    [Fact]
    public void Files_come_down_the_pipeline()
    {
        using ModuleShell shell = Open();

        Assert.Equal(2, shell.Run("[System.IO.FileInfo]\"$PWD/repairs/load.asl.json\" | Repair-SyncDefinition -PassThru -WarningAction Ignore").AssertNoErrors().Output.Count);
    }

    private ModuleShell Open() => ModuleShell.Open(new ShellOptions { WorkingDirectory = _folder.Path });

    private Dictionary<string, string> Files() => Directory.GetFiles(Path.Combine(_folder.Path, "repairs")).ToDictionary(path => Path.GetFileName(path), File.ReadAllText);
}
