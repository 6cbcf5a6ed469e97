using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using CrossAcctSync.Module.Tests.Shell;
using CrossAcctSync.Tests.Emulation;
using Xunit;

namespace CrossAcctSync.Module.Tests.Live;

public sealed class LiveRequirementTests
{
    private const string Command = "CrossAcctSync.Module.Commands.GetSyncRequirementCommand";
    private const string Target = "arn:aws:iam::444455556666:role/Target";

    [Fact]
    public void A_state_machine_is_described_by_its_ARN()
    {
        EmulatedAccount account = Account("Orders");
        using ModuleShell shell = LiveShell.Open(account);

        PSObject requirement = shell.Run($"Get-SyncRequirement -StateMachineArn {account.MachineArn("Orders")} @keys").AssertSingle();

        Assert.Equal(Target, requirement.Text("TargetRoleArn"));
        Assert.Equal(account.RoleArn("Execution"), requirement.Text("SourceRoleArn"));
        Assert.Equal(account.MachineArn("Orders"), requirement.Text("StateMachineArn"));
    }

    [Fact]
    public void All_state_machines_of_an_account_are_taken_and_each_call_is_told_of()
    {
        EmulatedAccount account = Account("Orders", "Returns");
        using ModuleShell shell = LiveShell.Open(account);

        ShellResult result = shell.Run($"Get-SyncRequirement -AccountId {account.Id} @keys -Verbose").AssertNoErrors();

        Assert.Equal(["Orders", "Returns"], result.Output.Select(item => item.Text("StateMachineName")).Order());
        Assert.Contains(result.Verbose, line => line == $"states:ListStateMachines in account {account.Id}, us-east-1");
        Assert.Contains(result.Verbose, line => line == $"states:DescribeStateMachine in account {account.Id}: {account.MachineArn("Returns")}");
    }

    [Fact]
    public void Listed_state_machines_come_down_the_pipeline_and_a_described_one_is_not_read_again()
    {
        EmulatedAccount account = Account("Orders");
        using ModuleShell shell = LiveShell.Open(account);
        shell.Run($$"""
            $listed = [pscustomobject]@{ StateMachineArn = '{{account.MachineArn("Orders")}}'; Name = 'Orders'; Type = 'STANDARD' }
            $described = [pscustomobject]@{ StateMachineArn = 'arn:aws:states:us-east-1:999999999999:stateMachine:Elsewhere'; RoleArn = 'arn:aws:iam::999999999999:role/X'; Type = 'STANDARD'; Definition = '{{Sample.Glue(Target)}}' }
            """).AssertNoErrors();

        Assert.Equal("Orders", shell.Run("$listed | Get-SyncRequirement @keys").AssertSingle().Text("StateMachineName"));
        Assert.Equal("Elsewhere", shell.Run("$described | Get-SyncRequirement").AssertSingle().Text("StateMachineName"));
    }

    [Fact]
    public void Listed_state_machines_need_no_parameter_of_credentials()
    {
        using var shell = ModuleShell.Open();
        shell.Run("""
            $listed = 'Orders', 'Returns' | ForEach-Object { [pscustomobject]@{ StateMachineArn = "arn:aws:states:us-east-1:111122223333:stateMachine:$_"; Name = $_; Type = 'STANDARD'; CreationDate = [datetime]::Now } }
            """).AssertNoErrors();

        // Where tests run there are none, and nothing is called: what is looked for tells how the input was taken.
        ShellResult result = shell.Run("$listed | Get-SyncRequirement");

        Assert.All(result.AllErrors, error => Assert.Equal("AccountCredentialsMissing," + Command, error.FullyQualifiedErrorId));
        Assert.Equal(
            ["arn:aws:states:us-east-1:111122223333:stateMachine:Orders", "arn:aws:states:us-east-1:111122223333:stateMachine:Returns"],
            result.AllErrors.Select(error => error.TargetObject));
    }

    [Fact]
    public void One_state_machine_that_is_missing_does_not_keep_the_others_from_being_read()
    {
        EmulatedAccount account = Account("Orders");
        using ModuleShell shell = LiveShell.Open(account);

        ShellResult result = shell.Run($"Get-SyncRequirement -StateMachineArn {account.MachineArn("Missing")}, {account.MachineArn("Orders")} @keys");

        ErrorRecord error = result.AssertSingleError("AccountNotFound," + Command);
        Assert.Equal(ErrorCategory.ObjectNotFound, error.CategoryInfo.Category);
        Assert.Equal(account.MachineArn("Missing"), error.TargetObject);
        Assert.Contains("states:DescribeStateMachine", error.Exception.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        Assert.Equal("Orders", Assert.Single(result.Output).Text("StateMachineName"));
    }

    [Fact]
    public void Credentials_of_another_account_are_an_error_that_names_both()
    {
        EmulatedAccount account = Account("Orders");
        var other = new EmulatedAccount();
        using ModuleShell shell = LiveShell.Open(other);

        ErrorRecord error = shell.Run($"Get-SyncRequirement -StateMachineArn {account.MachineArn("Orders")} @keys").AssertSingleError("AccountWrongAccount," + Command);

        Assert.Contains(account.Id, error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains(other.Id, error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_account_is_reached_by_the_role_that_is_taken_on_there()
    {
        EmulatedAccount account = Account("Orders");
        var hub = new EmulatedAccount();
        using ModuleShell shell = LiveShell.Open(hub);

        PSObject requirement = shell.Run($"Get-SyncRequirement -StateMachineArn {account.MachineArn("Orders")} @keys -AssumeRoleName Reader -AssumeRoleExternalId audit").AssertSingle();

        Assert.Equal("Orders", requirement.Text("StateMachineName"));
    }

    [Fact]
    public void A_profile_of_a_file_is_taken_with_its_region()
    {
        EmulatedAccount account = Account("Orders");
        string file = Path.Combine(Directory.CreateTempSubdirectory("CrossAcctSync-").FullName, "credentials");
        File.WriteAllText(file, $"[orders]\naws_access_key_id = {account.Keys.AccessKey}\naws_secret_access_key = {account.Keys.SecretKey}\naws_session_token = {account.Keys.SessionToken}\nregion = us-east-1\n");
        using ModuleShell shell = LiveShell.Open(account).Set("file", file);

        PSObject requirement = shell.Run($"Get-SyncRequirement -AccountId {account.Id} -ProfileName orders -ProfileLocation $file -EndpointUrl $url").AssertSingle();

        Assert.Equal("Orders", requirement.Text("StateMachineName"));
        Assert.Equal(["orders"], shell.Complete($"Get-SyncRequirement -AccountId {account.Id} -ProfileLocation {file} -ProfileName o"));
        shell.Run($"Get-SyncRequirement -AccountId {account.Id} -ProfileName absent -ProfileLocation $file -EndpointUrl $url").AssertSingleError("AccountCredentialsMissing," + Command);
    }

    [Fact]
    public void Without_credentials_the_error_says_what_to_give()
    {
        var account = new EmulatedAccount();
        using ModuleShell shell = LiveShell.Open(account);

        ErrorRecord error = shell.Run($"Get-SyncRequirement -AccountId {account.Id} -Region us-east-1 -EndpointUrl $url").AssertSingleError("AccountCredentialsMissing," + Command);

        Assert.Contains("-ProfileName", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-AccessKey $id", "CredentialsIncomplete")]
    [InlineData("-SecretKey $secret", "CredentialsIncomplete")]
    [InlineData("@keys -ProfileName p", "CredentialsAmbiguous")]
    [InlineData("-Credential ([datetime]::Now)", "CredentialUnusable")]
    [InlineData("-Credential @{ AccessKeyId = $id }", "CredentialUnusable")]
    [InlineData("-EndpointUrl not-a-url", "EndpointInvalid")]
    [InlineData("-EndpointUrl http://user:CANARY-PASSWORD@localhost", "EndpointInvalid")]
    public void Parameters_that_make_no_connection_are_errors_without_secrets(string parameters, string id)
    {
        var account = new EmulatedAccount();
        using ModuleShell shell = LiveShell.Open(account).Set("secret", "CANARY-SECRET");
        shell.Run("$keys = @{ AccessKey = $id; SecretKey = $secret }").AssertNoErrors();

        ShellResult result = shell.Run($"$p = '{account.Id}'; Get-SyncRequirement -AccountId $p {parameters}");

        ErrorRecord error = result.AssertSingleError($"{id},{Command}");
        Assert.Equal(ErrorCategory.InvalidArgument, error.CategoryInfo.Category);
        Assert.DoesNotContain("CANARY", error.Exception.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("CANARY-SECRET", LiveShell.Everything(result), StringComparison.Ordinal);
    }

    [Fact]
    public void Regions_are_completed()
    {
        using var shell = ModuleShell.Open();

        Assert.Contains("eu-central-1", shell.Complete("Get-SyncRequirement -Region eu-c"));
        Assert.Contains("us-gov-west-1", shell.Complete("Get-SyncPlan -Region us-gov-w"));
        Assert.Equal(["us-east-1", "us-east-2"], shell.Complete("Get-SyncPlan -Region us-east-"));
    }

    private static EmulatedAccount Account(params string[] machines)
    {
        EmulatedAccount account = new EmulatedAccount().Role("Execution");
        foreach (string machine in machines)
        {
            account.Machine(machine, Sample.Glue(Target), "Execution");
        }

        return account;
    }
}
