using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using CrossAcctSync.Module.Tests.Shell;
using Xunit;

namespace CrossAcctSync.Module.Tests;

/// <summary>That what cmdlets put out is a fact: nobody makes one but the module, and no script writes into one.</summary>
public sealed class OutputObjectTests
{
    [Fact]
    public void No_object_that_leaves_a_cmdlet_can_be_made_or_written_to()
    {
        List<Type> types = [.. Reachable()];

        // The walk has come to the objects themselves, and to what they are made of.
        string[] names = [.. types.Select(type => type.Name)];
        Assert.Contains("SyncRequirement", names);
        Assert.Contains("SyncChange", names);
        Assert.Contains("PolicyStatement", names);
        Assert.Contains("AccessDecision", names);
        Assert.True(types.Count > 60, $"{types.Count} types");
        string[] open =
        [
            .. from type in types
               where type.IsClass && !type.IsAbstract && type.GetConstructor(Type.EmptyTypes) is not null
               select $"new {type.FullName}()",
            .. from type in types
               from property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
               where property.GetSetMethod(nonPublic: false) is not null
               select $"{type.FullName}.{property.Name} = ",
            .. from type in types
               where !type.IsEnum
               from field in type.GetFields(BindingFlags.Instance | BindingFlags.Public)
               where !field.IsInitOnly
               select $"{type.FullName}.{field.Name} = ",
        ];
        Assert.True(open.Length == 0, string.Join('\n', open));
    }

    [Theory]
    [InlineData("Get-SyncRequirement -SnapshotPath accounts -WarningAction Ignore", "TargetRoleArn", "'arn:aws:iam::999900001111:role/Other'")]
    [InlineData("Get-SyncRequirement -SnapshotPath accounts -WarningAction Ignore | Get-SyncPlan accounts -WarningAction Ignore", "RoleArn", "'arn:aws:iam::999900001111:role/Other'")]
    [InlineData("Get-SyncRequirement -SnapshotPath accounts -WarningAction Ignore | Get-SyncPlan accounts -WarningAction Ignore", "After", "$null")]
    [InlineData("Test-SyncAccess accounts", "Status", "'Passed'")]
    [InlineData("Find-SyncTrust accounts", "Findings", "@()")]
    [InlineData("Get-SyncRequirement -SnapshotPath accounts -WarningAction Ignore | New-SyncTrustPolicy -WarningAction Ignore | ForEach-Object Document | ForEach-Object Statements", "Principal", "$null")]
    public void A_script_cannot_write_into_one(string give, string property, string value)
    {
        using var folder = new ExamplesFolder();
        using var shell = ModuleShell.Open(new ShellOptions { WorkingDirectory = folder.Path });
        shell.Run($"$all = {give}; $one = @($all)[0]; $before = [string]$one.{property}").AssertNoErrors();

        ErrorRecord error = Assert.Single(shell.Run($"$one.{property} = {value}").AllErrors);

        Assert.Contains("ReadOnly", error.Exception.Message.Replace(" ", string.Empty, StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        Assert.True(shell.Run($"$before -ceq [string]$one.{property}").AssertSingle<bool>());
    }

    [Theory]
    [InlineData("$need | Test-SyncAccess accounts", "Get-SyncRequirement")]
    [InlineData("Test-SyncAccess accounts -Requirement $need", "Get-SyncRequirement")]
    [InlineData("Test-SyncAccess accounts -Requirement $need[0]", "Get-SyncRequirement")]
    [InlineData("$need | Get-SyncPlan accounts", "Get-SyncRequirement")]
    [InlineData("$need | Grant-SyncPermissions -SnapshotPath accounts", "Get-SyncRequirement")]
    [InlineData("Grant-SyncPermissions -SnapshotPath accounts -Requirement $need", "Get-SyncRequirement")]
    [InlineData("$need | Revoke-SyncPermissions -SnapshotPath accounts", "Get-SyncRequirement")]
    [InlineData("$need | New-SyncTrustPolicy", "Get-SyncRequirement")]
    [InlineData("$need | New-SyncInvokePolicy", "Get-SyncRequirement")]
    [InlineData("$need | New-SyncPermissionPolicy", "Get-SyncRequirement")]
    [InlineData("$need | Export-SyncTemplate made", "Get-SyncRequirement")]
    [InlineData("$plan | Grant-SyncPermissions -SnapshotPath accounts", "Get-SyncPlan")]
    [InlineData("Grant-SyncPermissions -SnapshotPath accounts -Change $plan", "Get-SyncPlan")]
    [InlineData("$plan | Undo-SyncChange -SnapshotPath accounts", "Grant-SyncPermissions -PassThru")]
    public void What_was_in_a_file_or_another_process_is_refused_by_name(string script, string origin)
    {
        using var folder = new ExamplesFolder();
        using var shell = ModuleShell.Open(new ShellOptions { WorkingDirectory = folder.Path });
        shell.Run("""
            $need = Get-SyncRequirement -SnapshotPath accounts -WarningAction Ignore
            $plan = $need | Get-SyncPlan accounts -WarningAction Ignore
            $need | Export-Clixml need.xml
            $plan | Export-Clixml plan.xml
            $need = Import-Clixml need.xml
            $plan = Import-Clixml plan.xml
            """).AssertNoErrors();

        List<ErrorRecord> errors = [.. shell.Run(script + " -WarningAction Ignore").AllErrors];

        Assert.NotEmpty(errors);
        Assert.Contains(errors, error => error.Exception.Message.Contains($"no longer what {origin} gave", StringComparison.Ordinal));
    }

    private static IEnumerable<Type> Reachable()
    {
        using var shell = ModuleShell.Open();
        var seen = new HashSet<Type>();
        var open = new Queue<Type>();
        foreach (PSObject found in shell.Run("Get-Command -Module CrossAcctSync -CommandType Cmdlet").AssertNoErrors().Output)
        {
            foreach (OutputTypeAttribute output in ((CmdletInfo)found.BaseObject).ImplementingType.GetCustomAttributes<OutputTypeAttribute>())
            {
                foreach (PSTypeName type in output.Type)
                {
                    Add(type.Type);
                }
            }
        }

        while (open.Count > 0)
        {
            foreach (PropertyInfo property in open.Dequeue().GetProperties(BindingFlags.Instance | BindingFlags.Public))
            {
                Add(property.PropertyType);
            }
        }

        return seen;

        void Add(Type? type)
        {
            if (type is null)
            {
                return;
            }

            foreach (Type part in type.IsArray ? [type.GetElementType()!] : type.GetGenericArguments())
            {
                Add(part);
            }

            if (!type.IsArray && type.FullName?.StartsWith("CrossAcctSync.", StringComparison.Ordinal) == true && seen.Add(type))
            {
                open.Enqueue(type);
            }
        }
    }
}
