using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using CrossAcctSync.Module.Tests.Shell;
using Xunit;

namespace CrossAcctSync.Module.Tests;

public sealed class CmdletConventionTests
{
    public static TheoryData<string> Cmdlets => [.. Commands.Keys];

    // A reflected type outlives the session that it was found in.
    private static Dictionary<string, Type> Commands { get; } = Find();

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_cmdlet_is_sealed_and_named_after_its_command(string name)
    {
        Type type = Commands[name];

        Assert.True(type.IsSealed);
        Assert.Equal("CrossAcctSync.Module.Commands", type.Namespace);
        Assert.Equal(name.Replace("-", string.Empty, StringComparison.Ordinal) + "Command", type.Name);
        Assert.Equal("CrossAcctSync.Module.Commands.SyncCmdlet", AncestorBelowPSCmdlet(type).FullName);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_cmdlet_says_what_it_puts_out(string name)
    {
        Assert.NotEmpty(Commands[name].GetCustomAttributes<OutputTypeAttribute>());
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_cmdlet_has_an_approved_verb_and_the_prefix_of_the_module(string name)
    {
        IEnumerable<string> approved =
            from type in typeof(VerbsCommon).Assembly.GetExportedTypes()
            where type.Name.StartsWith("Verbs", StringComparison.Ordinal) && type.IsAbstract && type.IsSealed
            from field in type.GetFields(BindingFlags.Public | BindingFlags.Static)
            select (string)field.GetRawConstantValue()!;

        Assert.Contains(name.Split('-')[0], approved);
        Assert.StartsWith("Sync", name.Split('-')[1], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_cmdlet_that_asks_before_it_acts_says_so(string name)
    {
        var attribute = Commands[name].GetCustomAttribute<CmdletAttribute>()!;
        string[] writing = ["Grant", "Revoke", "Set", "Update", "Remove", "Restore", "Repair", "Export"];

        Assert.True(attribute.SupportsShouldProcess || !writing.Contains(attribute.VerbName), $"{name} writes, and has no -WhatIf.");
    }

    private static Type AncestorBelowPSCmdlet(Type type) =>
        type.BaseType == typeof(PSCmdlet) || type.BaseType is null ? type : AncestorBelowPSCmdlet(type.BaseType);

    private static Dictionary<string, Type> Find()
    {
        using var shell = ModuleShell.Open();
        return shell.Run("Get-Command -Module CrossAcctSync -CommandType Cmdlet").AssertNoErrors().Output
            .Select(o => (CmdletInfo)o.BaseObject).ToDictionary(command => command.Name, command => command.ImplementingType);
    }
}
