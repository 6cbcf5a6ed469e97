using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using CrossAcctSync.Module.Tests.Shell;
using CrossAcctSync.Tests;
using Xunit;

namespace CrossAcctSync.Module.Tests.Live;

/// <summary>Templates of roles that exist, as the live accounts tell.</summary>
public sealed class LiveTemplateTests
{
    private const string Command = "CrossAcctSync.Module.Commands.ExportSyncTemplateCommand";
    private const string Foreign = """{"Version":"2012-10-17","Statement":[{"Sid":"Foreign","Effect":"Allow","Principal":{"Service":"glue.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    private readonly EmulatedAccount _source = new EmulatedAccount().Role("Execution");
    private readonly EmulatedAccount _target = new EmulatedAccount().Role("Existing", Foreign);

    public LiveTemplateTests() => _source
        .Machine("Orders", Sample.Glue(_target.RoleArn("Existing")), "Execution")
        .Machine("Returns", Sample.Glue(_target.RoleArn("Missing")), "Execution");

    public static TheoryData<string> Ways => ["", "-UseAwsTools"];

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_role_that_the_account_has_is_attached_to_and_another_is_created(string way)
    {
        using ModuleShell shell = Open();

        ShellResult result = shell.Run($"$r | Export-SyncTemplate @keys -AssumeRoleName Audit -Side Target -Verbose {way}").AssertNoErrors();

        Assert.Equal(["Missing"], Created(result.Output, "AWS::IAM::Role"));
        Assert.Equal(["Existing", "Missing"], Created(result.Output, "AWS::IAM::Policy"));
        Assert.Equal("TrustNotExported", Code(Assert.Single(result.Output)));
        Assert.Contains(result.Verbose, line => line == $"iam:GetRole in account {_target.Id}: Existing");
        Assert.DoesNotContain(result.Verbose, line => line.Contains("iam:Put", StringComparison.Ordinal) || line.Contains("iam:Create", StringComparison.Ordinal));
    }

    [Fact]
    public void A_role_is_taken_over_with_the_trust_that_it_has()
    {
        using ModuleShell shell = Open();

        ShellResult result = shell.Run("$r | Export-SyncTemplate @keys -AssumeRoleName Audit -Side Target -ImportRole").AssertNoErrors();

        PSObject import = Assert.Single(result.Output, template => template.Text("FileName") == $"{_target.Id}.import.template.json");
        Assert.Contains("\"Foreign\"", import.Text("Content"), StringComparison.Ordinal);
        Assert.DoesNotContain(_source.MachineArn("Orders"), import.Text("Content"), StringComparison.Ordinal);
        PSObject template = Assert.Single(result.Output, template => template.Text("FileName") == $"{_target.Id}.template.json");
        Assert.Contains("\"Foreign\"", template.Text("Content"), StringComparison.Ordinal);
        Assert.Contains(_source.MachineArn("Orders"), template.Text("Content"), StringComparison.Ordinal);
        Assert.DoesNotContain(_source.MachineArn("Orders"), _target.Trust("Existing"), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_side_has_its_own_credentials()
    {
        using ModuleShell shell = Open();
        shell.Set("tid", _target.Keys.AccessKey).Set("tsecret", _target.Keys.SecretKey).Set("ttoken", _target.Keys.SessionToken);

        ShellResult result = shell.Run(
            "$r | Export-SyncTemplate -SourceAccessKey $id -SourceSecretKey $secret -SourceSessionToken $token -AK $tid -SK $tsecret -ST $ttoken -Region us-east-1 -EndpointUrl $url").AssertNoErrors();

        Assert.Equal(["Missing"], Created(result.Output, "AWS::IAM::Role"));
    }

    [Fact]
    public void The_credentials_of_the_session_are_used_where_the_switch_asks_for_it_and_not_else()
    {
        using ModuleShell shell = Open();
        shell.Run("$StoredAWSCredentials = @{ AccessKeyId = $id; SecretAccessKey = $secret; SessionToken = $token }; $StoredAWSRegion = 'us-east-1'").AssertNoErrors();

        ShellResult asked = shell.Run("$r | Export-SyncTemplate -FindExistingRole -EndpointUrl $url -AssumeRoleName Audit -Side Target").AssertNoErrors();
        ShellResult unasked = shell.Run("$r | Export-SyncTemplate -Side Target -Verbose").AssertNoErrors();

        Assert.Equal(["Missing"], Created(asked.Output, "AWS::IAM::Role"));
        Assert.Equal(["Existing", "Missing"], Created(unasked.Output, "AWS::IAM::Role"));
        Assert.DoesNotContain(unasked.Verbose, line => line.Contains("iam:", StringComparison.Ordinal));
    }

    [Fact]
    public void What_cannot_be_asked_is_an_error_and_is_not_created_on_a_guess()
    {
        using ModuleShell shell = Open();

        // No role is taken on, so that the target account cannot be asked.
        ShellResult result = shell.Run("$r | Export-SyncTemplate @keys");

        Assert.Equal(
            [_target.RoleArn("Existing"), _target.RoleArn("Missing")],
            result.Errors.Select(error => { Assert.Equal("AccountWrongAccount," + Command, error.FullyQualifiedErrorId); return (string)error.TargetObject; }));
        Assert.Equal(_source.Id, Assert.Single(result.Output).Text("AccountId"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-Format Terraform")]
    public void An_import_without_accounts_to_look_at_is_refused(string format)
    {
        using ModuleShell shell = Open();

        ErrorRecord error = shell.Run($"$r | Export-SyncTemplate -ImportRole {format}").AssertSingleError("ImportWithoutAccounts," + Command);

        Assert.Contains("-FindExistingRole", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CloudFormation", "Missing")]
    [InlineData("Terraform", "Existing Missing")]
    public void A_role_that_a_template_created_stays_in_it_when_the_account_has_it_by_then(string format, string roles)
    {
        string folder = Directory.CreateTempSubdirectory("CrossAcctSync-").FullName;
        using ModuleShell shell = LiveShell.Open(_source, workingDirectory: folder);
        shell.Run($"$r = Get-SyncRequirement -AccountId {_source.Id} @keys").AssertNoErrors();

        ShellResult first = shell.Run($"$r | Export-SyncTemplate out @keys -AssumeRoleName Audit -Format {format}").AssertNoErrors();
        _target.Role("Missing");
        ShellResult second = shell.Run($"$r | Export-SyncTemplate out @keys -AssumeRoleName Audit -Format {format}").AssertNoErrors();

        Assert.Equal(roles, string.Join(' ', Created(first.Output, format == "Terraform" ? "aws_iam_role" : "AWS::IAM::Role")));
        Assert.All(first.Output, template => Assert.Equal("Written", template.Text("Status")));
        Assert.All(second.Output, template => Assert.Equal("Unchanged", template.Text("Status")));
        Directory.Delete(folder, recursive: true);
    }

    private static string[] Created(IEnumerable<PSObject> templates, string type) =>
    [
        .. templates.SelectMany(template => ((System.Collections.IEnumerable)template.Value("Creates")!).Cast<object>()).Select(PSObject.AsPSObject)
            .Where(resource => resource.Text("Type") == type).Select(resource => resource.Text("RoleName")!).Order(StringComparer.Ordinal),
    ];

    private static string? Code(PSObject template) =>
        PSObject.AsPSObject(Assert.Single(((System.Collections.IEnumerable)template.Value("Findings")!).Cast<object>())).Text("Code");

    private ModuleShell Open()
    {
        ModuleShell shell = LiveShell.Open(_source);
        shell.Run($"Import-Module '{Repository.FakeAwsTools}'; $r = Get-SyncRequirement -AccountId {_source.Id} @keys").AssertNoErrors();
        return shell;
    }
}
