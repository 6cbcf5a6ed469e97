using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using CrossAcctSync.Module.Tests.Shell;
using CrossAcctSync.Tests;
using Xunit;

namespace CrossAcctSync.Module.Tests;

public sealed class HelpTests
{
    private static readonly HashSet<string> Common =
        [.. Cmdlet.CommonParameters, .. new[] { "UseTransaction" }];

    public static TheoryData<string> Cmdlets => [.. ManifestFile.Names(ManifestFile.Read(Repository.Manifest), "CmdletsToExport")];

    public static TheoryData<string> Topics =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs", "en-US"), "about_*.md").Select(path => Path.GetFileNameWithoutExtension(path)!)];

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_cmdlet_has_a_synopsis_a_description_and_notes_on_what_goes_in_and_out(string name)
    {
        using var shell = ModuleShell.Open();

        PSObject help = Help(shell, name);

        // Without help of its own a cmdlet gets its syntax for a synopsis.
        Assert.DoesNotContain($"{name} [", help.Text("Synopsis"), StringComparison.Ordinal);
        Assert.NotEmpty(help.Text("Synopsis")!.Trim());
        Assert.NotEmpty(Items(help, "description"));
        Assert.NotEmpty(Items(Child(help, "returnValues"), "returnValue"));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_syntax_in_the_help_is_that_of_the_cmdlet(string name)
    {
        using var shell = ModuleShell.Open();
        CommandInfo command = shell.Run($"Get-Command {name}").AssertSingle<CmdletInfo>();

        IEnumerable<string> written = Items(Child(Help(shell, name), "syntax"), "syntaxItem")
            .Select(item => string.Join(' ', Items(item, "parameter").Select(parameter => parameter.Text("name")).Order()));
        IEnumerable<string> real = command.ParameterSets
            .Select(set => string.Join(' ', set.Parameters.Select(parameter => parameter.Name).Except(Common).Order()));

        Assert.Equal(real.Order(), written.Order());
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_parameter_in_the_help_is_bound_as_that_of_the_cmdlet(string name)
    {
        using var shell = ModuleShell.Open();
        CommandInfo command = shell.Run($"Get-Command {name}").AssertSingle<CmdletInfo>();

        foreach (PSObject item in Items(Child(Help(shell, name), "syntax"), "syntaxItem"))
        {
            List<PSObject> written = [.. Items(item, "parameter")];
            CommandParameterSetInfo set = command.ParameterSets.Single(candidate =>
                candidate.Parameters.Select(p => p.Name).Except(Common).Order().SequenceEqual(written.Select(p => p.Text("name")).Order()));
            foreach (PSObject parameter in written)
            {
                CommandParameterInfo real = set.Parameters.Single(p => p.Name == parameter.Text("name"));
                Assert.Equal(Describe(real), Describe(parameter));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Every_parameter_is_described(string name)
    {
        using var shell = ModuleShell.Open();
        CommandInfo command = shell.Run($"Get-Command {name}").AssertSingle<CmdletInfo>();

        Dictionary<string, PSObject> written = Items(Child(Help(shell, name), "parameters"), "parameter").ToDictionary(p => p.Text("name")!);

        Assert.Equal(command.Parameters.Keys.Except(Common).Order(), written.Keys.Order());
        Assert.All(written.Values, parameter => Assert.NotEmpty(Items(parameter, "description")));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void There_are_at_least_as_many_examples_as_parameter_sets(string name)
    {
        using var shell = ModuleShell.Open();
        CommandInfo command = shell.Run($"Get-Command {name}").AssertSingle<CmdletInfo>();

        List<PSObject> examples = [.. Items(Child(Help(shell, name), "examples"), "example")];

        Assert.True(examples.Count >= command.ParameterSets.Count, $"{examples.Count} examples, {command.ParameterSets.Count} parameter sets");
        Assert.All(examples, example => Assert.Contains(name, example.Text("code"), StringComparison.Ordinal));
        Assert.All(examples, example => Assert.NotEmpty(Items(example, "remarks")));
    }

    [Theory]
    [MemberData(nameof(Topics))]
    public void A_topic_is_found_from_both_places(string topic)
    {
        foreach (string manifest in new[] { Repository.Manifest, Repository.TopManifest })
        {
            using var shell = ModuleShell.Open(new ShellOptions { Manifest = manifest });
            Assert.Contains("SHORT DESCRIPTION", shell.Run($"Get-Help {topic}").AssertSingle().ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_help_of_a_cmdlet_is_found_from_the_top_folder_too(string name)
    {
        using var shell = ModuleShell.Open(new ShellOptions { Manifest = Repository.TopManifest });

        Assert.NotEmpty(Items(Help(shell, name), "description"));
    }

    private static PSObject Help(ModuleShell shell, string name) => shell.Run($"Get-Help {name} -Full").AssertSingle();

    private static string Describe(CommandParameterInfo parameter)
    {
        string[] inputs =
        [
            .. parameter.ValueFromPipeline ? new[] { "ByValue" } : [],
            .. parameter.ValueFromPipelineByPropertyName ? new[] { "ByPropertyName" } : [],
        ];
        string input = inputs.Length > 0 ? $"True ({string.Join(", ", inputs)})" : "False";
        return string.Join("; ",
            parameter.Name,
            (Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType).Name,
            $"required {parameter.IsMandatory}",
            $"position {(parameter.Position < 0 ? "named" : parameter.Position)}",
            $"input {input}",
            $"aliases {string.Join(", ", parameter.Aliases.Order())}",
            $"wildcards {parameter.Attributes.OfType<SupportsWildcardsAttribute>().Any()}").ToUpperInvariant();
    }

    private static string Describe(PSObject parameter)
    {
        string aliases = parameter.Text("aliases") is { } text && text != "none" ? text : string.Empty;
        return string.Join("; ",
            parameter.Text("name"),
            Child(parameter, "type").Text("name")!.Split('.')[^1],
            $"required {parameter.Text("required")}",
            $"position {parameter.Text("position")}",
            $"input {parameter.Text("pipelineInput")}",
            $"aliases {string.Join(", ", aliases.Split(", ", StringSplitOptions.RemoveEmptyEntries).Order())}",
            $"wildcards {parameter.Text("globbing")}").ToUpperInvariant();
    }

    private static PSObject Child(PSObject help, string name) => PSObject.AsPSObject(help.Properties[name]?.Value ?? new PSObject());

    private static IEnumerable<PSObject> Items(PSObject help, string name) => help.Properties[name]?.Value switch
    {
        null => [],
        PSObject { BaseObject: IEnumerable and not string } wrapped => ((IEnumerable)wrapped.BaseObject).Cast<object>().Select(PSObject.AsPSObject),
        IEnumerable many and not string => many.Cast<object>().Select(PSObject.AsPSObject),
        object one => [PSObject.AsPSObject(one)],
    };
}
