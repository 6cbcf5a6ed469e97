using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using CrossAcctSync.Module.Tests.Shell;
using Xunit;

namespace CrossAcctSync.Module.Tests.Live;

public sealed class LiveParameterTests
{
    private static readonly string[] Secrets = ["AccessKey", "SecretKey", "SessionToken", "Credential", "SourceAccessKey", "SourceSecretKey", "SourceSessionToken", "SourceCredential"];

    public static TheoryData<string> Cmdlets
    {
        get
        {
            using var shell = ModuleShell.Open();
            return [.. shell.Run("Get-Command -Module CrossAcctSync -CommandType Cmdlet | Where-Object { $_.Parameters.ContainsKey('SecretKey') } | ForEach-Object Name").AssertNoErrors().Output.Select(name => name.ToString())];
        }
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_short_name_of_a_secret_abbreviates_no_other_parameter(string name)
    {
        using var shell = ModuleShell.Open();
        var command = shell.Run($"Get-Command {name}").AssertSingle<CmdletInfo>();
        // What the type declares is bound before the dynamic parameters are known.
        HashSet<string> declared = [.. command.ImplementingType.GetProperties().Where(property => property.IsDefined(typeof(ParameterAttribute), inherit: true)).Select(property => property.Name)];

        foreach (string secret in Secrets.Where(secret => command.Parameters.ContainsKey(secret) && !declared.Contains(secret)))
        {
            ParameterMetadata parameter = command.Parameters[secret];
            foreach (string spelling in parameter.Aliases.Append(secret))
            {
                Assert.DoesNotContain(
                    declared.SelectMany(other => command.Parameters[other].Aliases.Append(other)),
                    other => other.StartsWith(spelling, StringComparison.OrdinalIgnoreCase));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Credentials_and_a_snapshot_exclude_each_other(string name)
    {
        using var shell = ModuleShell.Open();
        var command = shell.Run($"Get-Command {name}").AssertSingle<CmdletInfo>();

        foreach (CommandParameterSetInfo set in command.ParameterSets)
        {
            string[] parameters = [.. set.Parameters.Select(parameter => parameter.Name)];
            Assert.False(parameters.Contains("SnapshotPath") && parameters.Contains("ProfileName"), $"{name}, {set.Name}");
        }
    }

    [Theory]
    [InlineData("Get-SyncPlan -Requirement $r -SnapshotPath x -ProfileName y")]
    [InlineData("Test-SyncAccess x -ProfileName y")]
    [InlineData("$r | Export-SyncTemplate -SnapshotPath x -ProfileName y")]
    [InlineData("$r | Export-SyncTemplate -SnapshotPath x -FindExistingRole")]
    [InlineData("$r | Grant-SyncPermissions x -AccessKey y -SecretKey z")]
    public void Both_at_once_are_an_error_of_binding(string script)
    {
        using ModuleShell shell = Sample.Open().Set("secret", "x");
        shell.Run($"$r = Get-SyncRequirement -Definition $nested {Sample.Identity}").AssertNoErrors();

        ErrorRecord error = Assert.Single(shell.Run(script).AllErrors);

        Assert.IsType<ParameterBindingException>(error.Exception, exactMatch: false);
    }

    [Fact]
    public void Parameters_of_live_accounts_are_completed()
    {
        using var shell = ModuleShell.Open();

        Assert.Contains("-AssumeRoleName", shell.Complete("Grant-SyncPermissions -Assume"));
        Assert.Contains("-SourceProfileName", shell.Complete("Get-SyncPlan -Source"));
        Assert.DoesNotContain("-ProfileName", shell.Complete("Get-SyncPlan -SnapshotPath x -Pro"));
        Assert.Equal(["-Organization", "-OrganizationalUnitId"], shell.Complete("Find-SyncTrust -Organ"));
        Assert.Contains("-ExcludeAccountId", shell.Complete("Save-SyncSnapshot accounts -Organization -Ex"));
        Assert.Contains("eu-central-1", shell.Complete("Find-SyncTrust -MachineRegion eu-c"));
    }

    [Fact]
    public void The_roles_that_AWS_makes_in_the_accounts_of_an_organization_are_completed()
    {
        using var shell = ModuleShell.Open();

        Assert.Equal(["OrganizationAccountAccessRole"], shell.Complete("Find-SyncTrust -Organization -AssumeRoleName org"));
        Assert.Equal(2, shell.Complete("Save-SyncSnapshot accounts -AssumeRoleName ").Count);
    }
}
