using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Xml.Linq;
using CrossAcctSync.Module.Tests.Shell;
using CrossAcctSync.Tests;
using Xunit;

namespace CrossAcctSync.Module.Tests.Display;

/// <summary>Views and type data name types and properties as text, which nothing but a test holds to the code.</summary>
public sealed class ViewDefinitionTests
{
    private static readonly string Bin = Path.Combine(Repository.Layout, "bin");

    private static readonly Assembly[] Assemblies = FindAssemblies();

    public static TheoryData<string> Types => [.. Views().Keys.Concat(DisplaySets().Keys).Distinct()];

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_type_and_property_exists(string name)
    {
        Type? type = Assemblies.Select(assembly => assembly.GetType(name)).FirstOrDefault(found => found is not null);
        Assert.True(type is not null, $"There is no type {name}.");

        IEnumerable<string> named = [.. Views().GetValueOrDefault(name, []), .. DisplaySets().GetValueOrDefault(name, [])];
        Assert.Empty(named.Except(type.GetProperties().Select(property => property.Name)));
    }

    [Fact]
    public void Every_output_of_a_cmdlet_has_a_view()
    {
        using var shell = ModuleShell.Open();
        IEnumerable<string> outputs = shell.Run("Get-Command -Module CrossAcctSync -CommandType Cmdlet").AssertNoErrors().Output
            .SelectMany(command => ((CmdletInfo)command.BaseObject).OutputType).Select(output => output.Name)
            .Where(name => name.StartsWith("CrossAcctSync.", StringComparison.Ordinal));

        // The engine shows a truth by itself.
        Assert.Empty(outputs.Where(name => name != typeof(bool).FullName).Except(Views().Keys));
    }

    [Fact]
    public void An_object_behind_one_of_another_type_shows_what_matters()
    {
        using ModuleShell shell = Sample.Open();

        string[] lines = shell.Show("Get-SyncIntegration sqs:sendMessage; Get-SyncRequirement -Definition $nested " + Sample.Identity).Split('\n');

        Assert.Contains(lines, line => line.StartsWith("TargetRolePattern : ", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.StartsWith("Partition", StringComparison.Ordinal));
    }

    private static Dictionary<string, List<string>> Views() => Directory.EnumerateFiles(Bin, "*.Format.ps1xml").SelectMany(file => XDocument.Load(file).Descendants("View"))
        .GroupBy(view => view.Element("ViewSelectedBy")!.Element("TypeName")!.Value)
        .ToDictionary(group => group.Key, group => group.Descendants("PropertyName").Select(property => property.Value).ToList());

    private static Dictionary<string, List<string>> DisplaySets() => XDocument.Load(Path.Combine(Bin, "CrossAcctSync.Types.ps1xml")).Root!.Elements("Type")
        .ToDictionary(type => type.Element("Name")!.Value, type => type.Descendants("ReferencedProperties").Elements().Select(property => property.Value).ToList());

    /// <summary>The assemblies of what the cmdlets put out.</summary>
    private static Assembly[] FindAssemblies()
    {
        using var shell = ModuleShell.Open();
        return [.. shell.Run("Get-Command -Module CrossAcctSync -CommandType Cmdlet").AssertNoErrors().Output
            .SelectMany(command => ((CmdletInfo)command.BaseObject).ImplementingType.GetCustomAttributes<OutputTypeAttribute>())
            .SelectMany(output => output.Type).Select(output => output.Type!.Assembly).Distinct()];
    }
}
