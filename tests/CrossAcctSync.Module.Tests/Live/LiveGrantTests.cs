using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using CrossAcctSync.Module.Tests.Shell;
using CrossAcctSync.Tests;
using CrossAcctSync.Tests.Emulation;
using Xunit;

namespace CrossAcctSync.Module.Tests.Live;

/// <summary>Planning, granting, testing and undoing in live accounts: by the SDK, and by the cmdlets of AWS Tools.</summary>
public sealed class LiveGrantTests
{
    private const string GrantCommand = "CrossAcctSync.Module.Commands.GrantSyncPermissionsCommand";

    // Two accounts: one that the keys are of, and one that is reached by a role or by keys of its own.
    private readonly EmulatedAccount _source;
    private readonly EmulatedAccount _target;

    public LiveGrantTests()
    {
        _source = new EmulatedAccount().Role("Execution");
        _target = new EmulatedAccount().Role("Target");
        _source.Machine("Orders", Sample.Glue(_target.RoleArn("Target")), "Execution");
    }

    public static TheoryData<string> Ways => ["", "-UseAwsTools"];

    [Theory]
    [MemberData(nameof(Ways))]
    public void What_is_planned_is_granted_proven_and_taken_back(string way)
    {
        using ModuleShell shell = Open();
        string trust = _target.Trust("Target");

        ShellResult plan = shell.Run($"$plan = @($r | Get-SyncPlan @keys -AssumeRoleName Admin {way}); $plan").AssertNoErrors();
        Assert.Equal(["PutInlinePolicy", "PutInlinePolicy", "PutTrustPolicy"], plan.Output.Select(change => change.Text("Kind")).Order());
        Assert.Equal(trust, _target.Trust("Target"));

        ShellResult granted = shell.Run($"$done = @($plan | Grant-SyncPermissions @keys -AssumeRoleName Admin -PassThru {way}); $done").AssertNoErrors();
        Assert.All(granted.Output, change => Assert.Equal("Applied", change.Text("Status")));
        Assert.Contains(_source.MachineArn("Orders"), _target.Trust("Target"), StringComparison.Ordinal);
        Assert.Single(_target.InlinePolicies("Target"));
        Assert.Single(_source.InlinePolicies("Execution"));

        PSObject tested = shell.Run($"$r | Test-SyncAccess @keys -AssumeRoleName Admin {way}").AssertSingle();
        Assert.Equal("Passed", tested.Text("Trust"));
        Assert.Equal("Passed", tested.Text("Source"));
        Assert.Equal("Passed", tested.Text("Permission"));
        Assert.Empty(shell.Run($"$r | Get-SyncPlan @keys -AssumeRoleName Admin {way}").AssertNoErrors().Output);

        shell.Run($"$done | Undo-SyncChange @keys -AssumeRoleName Admin {way}").AssertNoErrors();
        Assert.DoesNotContain(_source.MachineArn("Orders"), _target.Trust("Target"), StringComparison.Ordinal);
        Assert.Empty(_target.InlinePolicies("Target"));
        Assert.Empty(_source.InlinePolicies("Execution"));
    }

    [Fact]
    public void Wait_reads_the_roles_three_times_and_then_tests()
    {
        using ModuleShell shell = Open();

        ShellResult granted = shell.Run("$r | Grant-SyncPermissions @keys -AssumeRoleName Admin -Wait -TimeoutSeconds 60 -Verbose").AssertNoErrors();
        ShellResult again = shell.Run("$r | Grant-SyncPermissions @keys -AssumeRoleName Admin -Wait -Verbose").AssertNoErrors();

        Assert.Equal("Passed", Assert.Single(granted.Output).Text("Status"));
        Assert.Empty(granted.Warnings);
        Assert.Contains(granted.Verbose, line => line.StartsWith("All changes are seen after ", StringComparison.Ordinal) && line.EndsWith(" 3 reads.", StringComparison.Ordinal));
        Assert.Equal("Passed", Assert.Single(again.Output).Text("Status"));
        Assert.Contains("Nothing was written, so that nothing is waited for.", again.Verbose);
    }

    [Fact]
    public void Each_side_has_its_own_credentials()
    {
        using ModuleShell shell = Open();
        Give(shell, _target);

        ShellResult result = shell.Run("$r | Grant-SyncPermissions @target @source -PassThru -Verbose").AssertNoErrors();

        Assert.All(result.Output, change => Assert.Equal("Applied", change.Text("Status")));
        Assert.Single(_source.InlinePolicies("Execution"));
        Assert.Single(_target.InlinePolicies("Target"));
        Assert.Contains(result.Verbose, line => line == $"iam:UpdateAssumeRolePolicy in account {_target.Id}: Target");
        Assert.Contains(result.Verbose, line => line == $"iam:PutRolePolicy in account {_source.Id}: Execution, {_source.InlinePolicies("Execution")[0]}");
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void With_keys_of_a_wrong_account_nothing_is_written(string way)
    {
        using ModuleShell shell = Open();
        var stranger = new EmulatedAccount();
        Give(shell, stranger);

        ShellResult result = shell.Run($"$r | Grant-SyncPermissions @target @source -PassThru {way}");

        Assert.NotEmpty(result.AllErrors);
        Assert.Contains(result.AllErrors, error => error.Exception.Message.Contains(_target.Id, StringComparison.Ordinal));
        Assert.Empty(result.Output);
        Assert.Empty(_source.InlinePolicies("Execution"));
        Assert.Empty(_target.InlinePolicies("Target"));
        Assert.DoesNotContain(_source.MachineArn("Orders"), _target.Trust("Target"), StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIf_shows_the_difference_and_writes_nothing_and_a_preference_for_it_does_not_reach_what_was_approved()
    {
        using ModuleShell shell = Open();

        ShellResult shown = shell.Run("$r | Grant-SyncPermissions @keys -AssumeRoleName Admin -UseAwsTools -WhatIf").AssertNoErrors();
        Assert.Contains("What if: Change the role", shown.HostText, StringComparison.Ordinal);
        Assert.Empty(_target.InlinePolicies("Target"));

        shell.Run("$WhatIfPreference = $true; $r | Grant-SyncPermissions @keys -AssumeRoleName Admin -UseAwsTools -WhatIf:$false").AssertNoErrors();
        Assert.Single(_target.InlinePolicies("Target"));
    }

    [Fact]
    public void AWS_Tools_works_with_the_keys_whose_account_was_asked_for_and_not_with_those_that_it_finds()
    {
        // As AWS Tools looks for them, credentials would be those of the target. The named profile gives the source's by a
        // process, which the stand-in does not run.
        string file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "credentials");
        File.WriteAllText(file + ".json", $$"""{"Version": 1, "AccessKeyId": "{{_source.Keys.AccessKey}}", "SecretAccessKey": "{{_source.Keys.SecretKey}}", "SessionToken": "{{_source.Keys.SessionToken}}"}""");
        File.WriteAllText(file, $"[default]\n{Profile(_target)}\n[hub]\ncredential_process = cat {file}.json\n");
        using ModuleShell shell = Open();
        shell.Run("$r = Get-SyncRequirement -StateMachineArn " + _source.MachineArn("Orders") + " @keys").AssertNoErrors();

        shell.Set("file", file).Run($$"""
            $StoredAWSCredentials = [Amazon.Runtime.SessionAWSCredentials]::new('{{_target.Keys.AccessKey}}', '{{_target.Keys.SecretKey}}', '{{_target.Keys.SessionToken}}')
            $r | Grant-SyncPermissions -ProfileName hub -ProfileLocation $file -Region us-east-1 -EndpointUrl $url -Side Source -UseAwsTools
            """).AssertNoErrors();

        Assert.Single(_source.InlinePolicies("Execution"));
        Assert.Empty(_target.InlinePolicies("Target"));
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [Fact]
    public void A_new_role_that_is_piped_to_AWS_Tools_keeps_its_tags()
    {
        using ModuleShell shell = Open();
        shell.Run($"$r = Get-SyncRequirement -Definition '{Sample.Glue(_target.RoleArn("New"))}' -StateMachineArn {_source.MachineArn("Orders")} -SourceRoleArn {_source.RoleArn("Execution")}").AssertNoErrors();

        ShellResult result = shell.Run("""
            $role = $r | Get-SyncPlan @keys -AssumeRoleName Admin -CreateRole -RoleTag @{ team = 'data'; stage = 'prod' } | Where-Object Kind -eq CreateRole
            ($role | ForEach-Object { $_.Tag.Key }) -join ','
            function Read-Tag { param([Parameter(ValueFromPipelineByPropertyName)][Amazon.IdentityManagement.Model.Tag[]] $Tag) process { ($Tag | ForEach-Object { "$($_.Key)=$($_.Value)" }) -join ',' } }
            $role | Read-Tag
            """).AssertNoErrors();

        Assert.Contains("stage=prod", result.Output[1].ToString(), StringComparison.Ordinal);
        Assert.Contains("team=data", result.Output[1].ToString(), StringComparison.Ordinal);
    }

    private static string Profile(EmulatedAccount account) =>
        $"aws_access_key_id = {account.Keys.AccessKey}\naws_secret_access_key = {account.Keys.SecretKey}\naws_session_token = {account.Keys.SessionToken}";

    [Fact]
    public void The_module_of_AWS_Tools_for_all_services_is_taken_as_well()
    {
        string folder = Directory.CreateTempSubdirectory("modules").FullName;
        foreach (string file in Directory.GetFiles(Path.GetDirectoryName(Repository.FakeAwsTools)!, "*.dll"))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        string manifest = Path.Combine(folder, "AWSPowerShell.NetCore.psd1");
        File.WriteAllText(manifest, "@{ ModuleVersion = '5.0.0'; RootModule = 'AWS.Tools.IdentityManagement.dll'; CmdletsToExport = '*' }");
        using ModuleShell shell = LiveShell.Open(_source);
        shell.Run($"Import-Module '{manifest}'; $r = Get-SyncRequirement -StateMachineArn {_source.MachineArn("Orders")} @keys").AssertNoErrors();

        Assert.Equal("AWSPowerShell.NetCore", shell.Run("(Get-Command Get-IAMRole).ModuleName").AssertSingle().ToString());
        Assert.Equal(3, shell.Run("$r | Get-SyncPlan @keys -AssumeRoleName Admin -UseAwsTools").AssertNoErrors().Output.Count);
    }

    [Fact]
    public void Without_AWS_Tools_the_error_says_how_to_install_them()
    {
        using ModuleShell shell = LiveShell.Open(_source);
        shell.Run($"$r = Get-SyncRequirement -StateMachineArn {_source.MachineArn("Orders")} @keys").AssertNoErrors();

        ErrorRecord error = shell.Run("$r | Get-SyncPlan @keys -UseAwsTools").AssertSingleError("AwsToolsMissing,CrossAcctSync.Module.Commands.GetSyncPlanCommand");

        Assert.Contains("Install-PSResource AWS.Tools.IdentityManagement", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void What_AWS_Tools_says_of_a_failed_call_is_told_with_code_and_request()
    {
        using ModuleShell shell = Open();
        shell.Run($"$missing = Get-SyncRequirement -Definition '{Sample.Glue(_target.RoleArn("Missing"))}' -StateMachineArn {_source.MachineArn("Orders")} -SourceRoleArn {_source.RoleArn("Execution")}").AssertNoErrors();

        ShellResult result = shell.Run("$missing | Get-SyncPlan @keys -AssumeRoleName Admin -UseAwsTools");

        ErrorRecord error = Assert.Single(result.AllErrors);
        Assert.Contains(_target.RoleArn("Missing"), error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_secret_is_in_any_stream_of_a_grant_by_AWS_Tools()
    {
        using ModuleShell shell = Open();
        shell.Set("secret", "CANARY-SECRET-KEY");
        shell.Run("$keys.SecretKey = $secret").AssertNoErrors();

        ShellResult result = shell.Run("$VerbosePreference = 'Continue'; $DebugPreference = 'Continue'; $r | Grant-SyncPermissions @keys -AssumeRoleName Admin -UseAwsTools -PassThru; $r | Get-SyncPlan @keys -UseAwsTools");

        Assert.NotEmpty(result.Output);
        Assert.DoesNotContain("CANARY", LiveShell.Everything(result), StringComparison.Ordinal);
        Assert.DoesNotContain(_source.Keys.SessionToken, LiveShell.Everything(result), StringComparison.Ordinal);
    }

    private static void Give(ModuleShell shell, EmulatedAccount target)
    {
        shell.Set("tid", target.Keys.AccessKey).Set("tsecret", target.Keys.SecretKey).Set("ttoken", target.Keys.SessionToken);
        shell.Run("$source = @{ SourceAccessKey = $id; SourceSecretKey = $secret; SourceSessionToken = $token }; $target = @{ AccessKey = $tid; SecretKey = $tsecret; SessionToken = $ttoken; Region = 'us-east-1'; EndpointUrl = $url }").AssertNoErrors();
    }

    /// <summary>A session with the keys of the source, and in <c>$r</c> what its workflow needs.</summary>
    private ModuleShell Open()
    {
        ModuleShell shell = LiveShell.Open(_source);
        shell.Run($"Import-Module '{Repository.FakeAwsTools}'; $r = Get-SyncRequirement -StateMachineArn {_source.MachineArn("Orders")} @keys").AssertNoErrors();
        return shell;
    }
}
