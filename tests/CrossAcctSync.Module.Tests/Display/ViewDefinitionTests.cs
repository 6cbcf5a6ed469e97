using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CrossAcctSync.Module.Tests.Shell;
using CrossAcctSync.Tests;
using Xunit;

namespace CrossAcctSync.Module.Tests.Display;

/// <summary>Views and type data name types and properties as text, which nothing but a test holds to the code.</summary>
public sealed partial class ViewDefinitionTests
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
        Assert.Empty(named.Except(type.GetProperties().Select(property => property.Name)).Except(Scripted(name)));
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

    public static TheoryData<string> ReachableTypes => [.. Reachable().Select(type => type.FullName!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(ReachableTypes))]
    public void No_value_that_an_output_leads_to_is_shown_as_the_text_of_a_record(string name)
    {
        Type type = Reachable().Single(reachable => reachable.FullName == name);
        MethodInfo text = type.GetMethod(nameof(ToString), Type.EmptyTypes)!;

        // The compiler marks what it writes itself, and its text of a record names all members and their types.
        Assert.False(
            text.DeclaringType == type && text.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute)),
            $"{name} has no text of its own.");
    }

    [Fact]
    public void Every_output_of_a_cmdlet_says_what_is_shown_behind_another_object() =>
        Assert.Empty(Outputs().Select(type => type.FullName!).Except(DisplaySets().Keys));

    [Fact]
    public void Views_call_no_method() =>
        Assert.DoesNotContain(
            Directory.EnumerateFiles(Bin, "*.Format.ps1xml").SelectMany(file => XDocument.Load(file).Descendants("ScriptBlock")).Select(script => script.Value),
            MethodCall().IsMatch);

    [Theory]
    [InlineData("$_.ToJson($true)", true)]
    [InlineData("[regex]::Replace($_.Text, 'a', 'b')", true)]
    [InlineData("$(if ($_.Path) { $_.Path })", false)]
    [InlineData("($_.Text -creplace '(?:a)', '')", false)]
    public void A_call_is_known_as_one(string script, bool isCall) => Assert.Equal(isCall, MethodCall().IsMatch(script));

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

    /// <summary>Properties that the type data add.</summary>
    private static IEnumerable<string> Scripted(string name) => XDocument.Load(Path.Combine(Bin, "CrossAcctSync.Types.ps1xml")).Root!.Elements("Type")
        .Where(type => type.Element("Name")!.Value == name).Descendants("ScriptProperty").Select(property => property.Element("Name")!.Value);

    private static IEnumerable<Type> Outputs() => CommandOutputs().Where(IsOwn).Distinct();

    /// <summary>The types of what the cmdlets put out, and of all that their properties lead to.</summary>
    private static HashSet<Type> Reachable()
    {
        var found = new HashSet<Type>();
        var left = new Queue<Type>(Outputs());
        while (left.TryDequeue(out Type? type))
        {
            if (type.IsGenericType)
            {
                Array.ForEach(type.GetGenericArguments(), left.Enqueue);
            }

            if (IsOwn(type) && !type.IsEnum && !type.IsInterface && found.Add(type))
            {
                Array.ForEach(type.GetProperties(BindingFlags.Public | BindingFlags.Instance), property => left.Enqueue(property.PropertyType));
            }
        }

        return found;
    }

    private static bool IsOwn(Type type) => type.FullName?.StartsWith("CrossAcctSync.", StringComparison.Ordinal) == true;

    private static Type[] CommandOutputs()
    {
        using var shell = ModuleShell.Open();
        return [.. shell.Run("Get-Command -Module CrossAcctSync -CommandType Cmdlet").AssertNoErrors().Output
            .SelectMany(command => ((CmdletInfo)command.BaseObject).ImplementingType.GetCustomAttributes<OutputTypeAttribute>())
            .SelectMany(output => output.Type).Select(output => output.Type!)];
    }

    [GeneratedRegex(@"\.[A-Za-z]+\(|\]::", RegexOptions.CultureInvariant)]
    private static partial Regex MethodCall();

    /// <summary>The assemblies of what the cmdlets put out.</summary>
    private static Assembly[] FindAssemblies() => [.. CommandOutputs().Select(type => type.Assembly).Distinct()];
}
