using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using CrossAcctSync.Module.Tests.Shell;
using Xunit;

namespace CrossAcctSync.Module.Tests.Commands;

public sealed class ExportSyncTemplateTests : IDisposable
{
    private const string Command = "CrossAcctSync.Module.Commands.ExportSyncTemplateCommand";
    private const string Export = "Get-SyncRequirement -SnapshotPath accounts -WarningAction Ignore | Export-SyncTemplate ";

    private readonly ExamplesFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Without_a_path_templates_are_objects_and_nothing_is_written()
    {
        using ModuleShell shell = Open();
        string[] before = Files();

        ShellResult result = shell.Run(Export).AssertNoErrors();

        Assert.Equal(["111122223333", "222233334444", "333344445555"], result.Output.Select(template => template.Text("AccountId")));
        Assert.All(result.Output, template => Assert.StartsWith("{", template.Text("Content"), StringComparison.Ordinal));
        Assert.Equal(before, Files());
    }

    [Theory]
    [InlineData("CloudFormation", 3)]
    [InlineData("CloudFormation -SingleTemplate", 1)]
    [InlineData("StackSet -OrganizationalUnitId r-abcd", 4)]
    [InlineData("Terraform", 6)]
    [InlineData("Cdk", 6)]
    public void A_second_run_finds_the_files_as_they_should_be(string format, int files)
    {
        using ModuleShell shell = Open();

        ShellResult first = shell.Run(Export + "out -Format " + format).AssertNoErrors();
        Dictionary<string, DateTime> once = Written();
        ShellResult second = shell.Run(Export + "-OutputPath out -Format " + format).AssertNoErrors();

        Assert.Equal(files, first.Output.Count);
        Assert.All(first.Output, template => Assert.Equal("Written", template.Text("Status")));
        Assert.All(first.Output, template => Assert.Equal(template.Text("Content"), File.ReadAllText(template.Text("Path")!)));
        Assert.All(second.Output, template => Assert.Equal("Unchanged", template.Text("Status")));
        Assert.Equal(once, Written());
        Assert.Equal(files, once.Count);
    }

    [Fact]
    public void WhatIf_names_each_file_and_writes_none()
    {
        using ModuleShell shell = Open();

        ShellResult result = shell.Run(Export + "out -WhatIf").AssertNoErrors();

        Assert.All(result.Output, template => Assert.Equal("NotWritten", template.Text("Status")));
        Assert.Equal(3, result.HostText.Split("What if: ").Length - 1);
        Assert.False(Directory.Exists(Path.Combine(_folder.Path, "out")));
    }

    [Fact]
    public void Confirm_asks_for_each_file()
    {
        using ModuleShell shell = Open("y", "n", "n");

        ShellResult result = shell.Run(Export + "out -Confirm").AssertNoErrors();

        Assert.Equal(["Written", "NotWritten", "NotWritten"], result.Output.Select(template => template.Text("Status")));
    }

    [Fact]
    public void A_stack_set_without_a_unit_is_refused()
    {
        using ModuleShell shell = Open();

        ErrorRecord error = shell.Run(Export + "-Format StackSet").AssertSingleError("OrganizationalUnitMissing," + Command);

        Assert.Equal(ErrorCategory.InvalidArgument, error.CategoryInfo.Category);
    }

    [Theory]
    [InlineData("@{ 'a$' = 'b' }")]
    [InlineData("@{ a = '<b>' }")]
    [InlineData("@{ 'aws:x' = 'b' }")]
    public void A_tag_that_IAM_does_not_take_is_refused(string tags)
    {
        using ModuleShell shell = Open();

        shell.Run(Export + "-Tag " + tags).AssertSingleError("TagInvalid," + Command);
    }

    [Fact]
    public void What_cannot_be_exported_is_an_error_and_the_rest_is_exported()
    {
        using ModuleShell shell = Open();

        ShellResult result = shell.Run($"@(Get-SyncRequirement -Definition $dynamic -WarningAction Ignore {Sample.Identity}) + @(Get-SyncRequirement -Definition $nested {Sample.Identity}) | Export-SyncTemplate");

        result.AssertSingleError("TargetRoleUnknown," + Command);
        Assert.Equal(2, result.Output.Count);
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_an_error_and_the_next_follows()
    {
        using ModuleShell shell = Open();
        Directory.CreateDirectory(Path.Combine(_folder.Path, "out", "222233334444.template.json"));

        ShellResult result = shell.Run(Export + "out");

        ErrorRecord error = result.AssertSingleError("PathUnwritable," + Command);
        Assert.EndsWith("222233334444.template.json", (string)error.TargetObject, StringComparison.Ordinal);
        Assert.Equal(["Written", "NotWritten", "Written"], result.Output.Select(template => template.Text("Status")));
    }

    [Fact]
    public void A_role_whose_trust_cannot_be_exported_is_a_warning()
    {
        using ModuleShell shell = Open();

        ShellResult result = shell.Run(Export + "-ExistingRole arn:aws:iam::222233334444:role/SettlePaymentsAccess").AssertNoErrors();

        Assert.EndsWith("[TrustNotExported]", Assert.Single(result.Warnings), StringComparison.Ordinal);
        object finding = Assert.Single(((IEnumerable)result.Output[1].Value("Findings")!).Cast<object>());
        Assert.Equal("TrustNotExported", PSObject.AsPSObject(finding).Text("Code"));
    }

    [Theory]
    [InlineData("-Name '../x'")]
    [InlineData("-Region 'us-east-1; rm'")]
    [InlineData("-OrganizationalUnitId 'ou-1\"'")]
    [InlineData("-PermissionsBoundary 'a b'")]
    [InlineData("-MaxSessionDuration 60")]
    [InlineData("-ExistingRole nonsense")]
    public void What_no_engine_takes_is_refused(string arguments)
    {
        using ModuleShell shell = Open();

        Assert.Contains("Argument", Assert.Single(shell.Run(Export + arguments).AllErrors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void Formats_are_completed()
    {
        using ModuleShell shell = Open();

        Assert.Equal(["Cdk", "CloudFormation", "StackSet", "Terraform"], shell.Complete("Export-SyncTemplate -Format ").Order(StringComparer.Ordinal));
        Assert.Contains("eu-central-1", shell.Complete("Export-SyncTemplate -Region eu-"));
        Assert.Contains("us-gov-west-1", shell.Complete("Get-SyncRequirement -Region us-gov"));
    }

    [Fact]
    public void A_template_is_a_line_of_a_table()
    {
        using ModuleShell shell = Open();

        string table = shell.Show(Export + "out");

        Assert.Matches(@"(?m)^FileName +Accounts +Side +Size +Creates +Status *$", table);
        Assert.Matches(@"(?m)^222233334444\.template\.json +222233334444 +Target +\d+ +2 +Written *$", table);
    }

    [Fact]
    public void What_a_template_creates_is_told_whole_in_eighty_columns()
    {
        using ModuleShell shell = Open();

        string table = shell.Show($"({Export}).Creates");

        Assert.Matches(@"(?m)^Type +Name +LogicalId *$", table);
        Assert.Matches(@"(?m)^AWS::IAM::Role +SettlePaymentsAccess +SettlePaymentsAccessRole *$", table);
        Assert.DoesNotContain('…', table);
    }

    private ModuleShell Open(params string[] answers) => ModuleShell
        .Open(new ShellOptions { WorkingDirectory = _folder.Path, Answers = answers })
        .Set("nested", Sample.Nested)
        .Set("dynamic", Sample.Dynamic);

    private string[] Files() => [.. Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private Dictionary<string, DateTime> Written() => Directory.GetFiles(Path.Combine(_folder.Path, "out"), "*", SearchOption.AllDirectories)
        .Where(path => !path.EndsWith(".crossacctsync.json", StringComparison.Ordinal)).ToDictionary(path => path, File.GetLastWriteTimeUtc);
}
