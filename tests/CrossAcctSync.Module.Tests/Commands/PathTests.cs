using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using CrossAcctSync.Module.Tests.Shell;
using Xunit;

namespace CrossAcctSync.Module.Tests.Commands;

/// <summary>Paths as they are typed: files where folders are needed and the reverse, other providers, and texts that come in lines.</summary>
public sealed class PathTests : IDisposable
{
    private readonly ExamplesFolder _folder = new();
    private readonly ModuleShell _shell;

    public PathTests() => _shell = ModuleShell.Open(new ShellOptions { WorkingDirectory = _folder.Path });

    public void Dispose()
    {
        _shell.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("Test-SyncAccess accounts/111122223333.json", "FolderExpected")]
    [InlineData("Find-SyncTrust accounts/111122223333.json", "FolderExpected")]
    [InlineData("Get-SyncPlan accounts/111122223333.json", "FolderExpected")]
    [InlineData("Get-SyncRequirement -SnapshotPath accounts/111122223333.json", "FolderExpected")]
    [InlineData("Get-SyncRequirement -SnapshotPath accounts -WarningAction Ignore | Export-SyncTemplate out.yaml -WarningAction Ignore", "FolderExpected")]
    [InlineData("Get-SyncRequirement -SnapshotPath accounts -WarningAction Ignore | Export-SyncTemplate accounts/111122223333.json", "FolderExpected")]
    [InlineData("Save-SyncSnapshot accounts/111122223333.json -AccessKey a -SecretKey b", "FolderExpected")]
    [InlineData("Get-SyncRequirement -SnapshotPath accounts -WarningAction Ignore | Export-SyncReport accounts -Format Json", "FileExpected")]
    [InlineData("Get-SyncRequirement -SnapshotPath accounts -WarningAction Ignore | Grant-SyncPermissions -SnapshotPath accounts -JournalPath accounts", "FileExpected")]
    [InlineData("Test-SyncPolicy workflows", "NoPolicyBelow")]
    public void The_other_kind_is_one_error_by_name(string script, string id)
    {
        ErrorRecord error = Assert.Single(_shell.Run(script).AllErrors);

        Assert.StartsWith(id + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.EndsWith(error.ErrorDetails.RecommendedAction, error.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_folder.Path, "out.yaml")) || Directory.Exists(Path.Combine(_folder.Path, "out.yaml")));
    }

    [Theory]
    [InlineData("Get-SyncRequirement env:PATH", "Environment")]
    [InlineData("Get-SyncRequirement -LiteralPath variable:HOME", "Variable")]
    [InlineData("Repair-SyncDefinition function:prompt", "Function")]
    [InlineData("Test-SyncPolicy -Path env:PATH", "Environment")]
    [InlineData("Test-SyncPolicy env:PATH", "Environment")]
    [InlineData("Test-SyncAccess env:", "Environment")]
    [InlineData("Find-SyncTrust alias:", "Alias")]
    [InlineData("Undo-SyncChange accounts -JournalPath env:PATH", "Environment")]
    [InlineData("Save-SyncSnapshot env:x -AccessKey a -SecretKey b", "Environment")]
    [InlineData("Find-SyncTrust -ProfileLocation env:x -ProfileName p", "Environment")]
    [InlineData("Get-SyncRequirement -SnapshotPath accounts -WarningAction Ignore | Export-SyncReport env:x.json", "Environment")]
    [InlineData("Get-SyncRequirement -SnapshotPath accounts -WarningAction Ignore | Export-SyncReport x.json -BasePath variable:x", "Variable")]
    [InlineData("Get-SyncRequirement -SnapshotPath accounts -WarningAction Ignore | Export-SyncTemplate variable:x", "Variable")]
    [InlineData("Get-SyncRequirement -SnapshotPath accounts -WarningAction Ignore | Grant-SyncPermissions -SnapshotPath accounts -JournalPath env:x", "Environment")]
    [InlineData("Set-Location env:; Get-SyncRequirement PATH", "Environment")]
    public void Another_provider_is_named_and_nothing_is_written(string script, string provider)
    {
        ErrorRecord error = Assert.Single(_shell.Run(script).AllErrors);

        Assert.StartsWith("PathOfOtherProvider,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains($"is a path of the provider {provider}", error.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_folder.Path, "x.json")));
    }

    [Theory]
    [InlineData("Get-Content workflows/order-fulfilment.asl.json | Get-SyncRequirement")]
    [InlineData("Get-Content workflows/nightly-etl.asl.yaml | Get-SyncRequirement")]
    [InlineData("Get-SyncRequirement (Get-Content workflows/order-fulfilment.asl.json)")]
    [InlineData("Get-Content policies/data-platform-trust.json | Test-SyncPolicy")]
    [InlineData("Test-SyncPolicy (Get-Content policies/data-platform-trust.json)")]
    public void A_text_in_lines_is_one_message(string script)
    {
        ErrorRecord error = Assert.Single(_shell.Run(script).AllErrors);

        Assert.StartsWith("TextInLines,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("-Raw", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_that_are_paths_are_paths_and_a_text_as_a_whole_is_a_text()
    {
        string definition = " -StateMachineArn arn:aws:states:us-east-2:111122223333:stateMachine:OrderFulfilment -SourceRoleArn arn:aws:iam::111122223333:role/OrdersExecution -WarningAction Ignore";
        _shell.Run("Set-Content list.txt workflows/order-fulfilment.asl.json, workflows/train-model.asl.json");

        int ofPaths = _shell.Run("Get-Content list.txt -TotalCount 1 | Get-SyncRequirement" + definition).AssertNoErrors().Output.Count;
        int ofText = _shell.Run("Get-Content workflows/order-fulfilment.asl.json -Raw | Get-SyncRequirement" + definition).AssertNoErrors().Output.Count;
        int ofString = _shell.Run("Get-Content workflows/order-fulfilment.asl.json | Out-String | Get-SyncRequirement" + definition).AssertNoErrors().Output.Count;

        Assert.NotEqual(0, ofPaths);
        Assert.Equal((ofPaths, ofPaths), (ofText, ofString));
    }

    [Fact]
    public void A_trust_policy_to_merge_with_may_come_in_lines()
    {
        string merged = "New-SyncTrustPolicy -SourceRoleArn arn:aws:iam::111122223333:role/OrdersExecution -StateMachineArn arn:aws:states:us-east-2:111122223333:stateMachine:Orders -TargetRoleArn arn:aws:iam::333344445555:role/DataPlatformAccess -MergeWith ";

        string ofLines = _shell.Run(merged + "(Get-Content policies/data-platform-trust.json)").AssertSingle().Text("PolicyDocument")!;

        Assert.Equal(_shell.Run(merged + "(Get-Content policies/data-platform-trust.json -Raw)").AssertSingle().Text("PolicyDocument"), ofLines);
    }

    [Fact]
    public void A_folder_of_policies_is_linted_with_the_folders_below_and_what_is_no_policy_is_passed_over()
    {
        const string Wrong = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"glue:StratJobRun","Resource":"*"}]}""";
        Write("lint/a/wrong.json", Wrong);
        Write("lint/a/answer.json", $$"""{"RoleName":"R","PolicyName":"P","PolicyDocument":{{Wrong}}}""");
        Write("lint/b/machine.json", """{"StartAt":"A","States":{}}""");
        Write("lint/b/broken.json", "{ \"Statement\": [");
        Write("lint/b/other.json", "{ nothing");
        Write("lint/node_modules/wrong.json", Wrong);
        Write("lint/wrong.txt", Wrong);

        string[] named = _shell.Run("Test-SyncPolicy lint | ForEach-Object { \"$($_.Subject) $($_.Code)\" }").AssertNoErrors().Output.Select(line => line.ToString()!).ToArray();

        Assert.Equal(["R / P ActionUnknown", "broken.json PolicyMalformed", "wrong.json ActionUnknown"], named.Where(line => !line.Contains("Wildcard", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Distinct());
        Assert.Equal(named, _shell.Run("Test-SyncPolicy -Path lint | ForEach-Object { \"$($_.Subject) $($_.Code)\" }").AssertNoErrors().Output.Select(line => line.ToString()!));
        Assert.Equal(named, _shell.Run("Get-Item lint | Test-SyncPolicy | ForEach-Object { \"$($_.Subject) $($_.Code)\" }").AssertNoErrors().Output.Select(line => line.ToString()!));
        Assert.Equal("wrong.json ActionUnknown", _shell.Run("'lint/a/wrong.json' | Test-SyncPolicy | ForEach-Object { \"$($_.Subject) $($_.Code)\" }").AssertNoErrors().Output[0].ToString());
    }

    [Fact]
    public void Of_the_export_of_an_account_every_policy_is_linted_at_its_line()
    {
        string account = Path.Combine(_folder.Path, "accounts", "333344445555.json");
        string text = File.ReadAllText(account);
        int line = text[..text.IndexOf("\"glue:*\"", StringComparison.Ordinal)].Count(letter => letter == '\n') + 1;

        ShellResult result = _shell.Run("Test-SyncPolicy accounts/333344445555.json").AssertNoErrors();

        Assert.Contains(result.Output, finding => finding.Text("Subject") == "ReportingAccess" && finding.Text("Location")!.Contains("333344445555.json:", StringComparison.Ordinal));
        Assert.Contains(result.Output, finding => finding.Text("Subject") == "ReportingAccess / Reporting" && finding.Text("Location")!.Contains($"333344445555.json:{line}:", StringComparison.Ordinal));
        Assert.False(_shell.Run("Test-SyncPolicy workflows -Quiet -ErrorAction SilentlyContinue").Output.Single().BaseObject is true);
    }

    [Fact]
    public void Missing_folders_of_outputs_are_made()
    {
        _shell.Run("Get-SyncRequirement -SnapshotPath accounts -WarningAction Ignore | Export-SyncReport a/b/report.json; Get-SyncRequirement -SnapshotPath accounts -WarningAction Ignore | Export-SyncTemplate c/d -WarningAction Ignore | Out-Null").AssertNoErrors();

        Assert.True(File.Exists(Path.Combine(_folder.Path, "a", "b", "report.json")));
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(_folder.Path, "c", "d")));
    }

    [Fact]
    public void A_name_with_brackets_is_pointed_to_the_literal_path()
    {
        File.Copy(Path.Combine(_folder.Path, "workflows", "train-model.asl.json"), Path.Combine(_folder.Path, "train[1].json"));

        ErrorRecord error = Assert.Single(_shell.Run("Get-SyncRequirement 'train[1].json'").AllErrors);

        Assert.Contains("-LiteralPath", error.ToString(), StringComparison.Ordinal);
    }

    private void Write(string name, string text)
    {
        string path = Path.Combine(_folder.Path, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
