using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace CrossAcctSync.Help;

/// <summary>Writes the help of cmdlets in the form that <c>Get-Help</c> reads.</summary>
internal static class MamlDocument
{
    private static readonly XNamespace Msh = "http://msh";
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    /// <summary>Makes the document of a module.</summary>
    internal static XDocument Of(IEnumerable<CommandHelp> commands) => new(
        new XElement(
            Msh + "helpItems",
            new XAttribute("schema", "maml"),
            new XAttribute(XNamespace.Xmlns + "maml", Maml),
            new XAttribute(XNamespace.Xmlns + "command", Command),
            new XAttribute(XNamespace.Xmlns + "dev", Dev),
            commands.Select(Of)));

    private static XElement Of(CommandHelp help) => new(
        Command + "command",
        new XElement(
            Command + "details",
            new XElement(Command + "name", help.Name),
            new XElement(Command + "verb", help.Name.Split('-')[0]),
            new XElement(Command + "noun", help.Name.Split('-')[1]),
            Described("description", help.Synopsis)),
        Described("description", help.Description),
        new XElement(Command + "syntax", help.Syntax.Select(set => Syntax(help, set))),
        new XElement(Command + "parameters", help.Parameters.Select(p => Parameter(p, p.Bindings[0]))),
        new XElement(Command + "inputTypes", help.Inputs.Select(type => Type(Command + "inputType", type))),
        new XElement(Command + "returnValues", help.Outputs.Select(type => Type(Command + "returnValue", type))),
        new XElement(Maml + "alertSet", new XElement(Maml + "alert", Paras(help.Notes))),
        new XElement(Command + "examples", help.Examples.Select(Example)),
        new XElement(Command + "relatedLinks", help.Links.Select(Link)));

    private static XElement Syntax(CommandHelp help, SyntaxHelp set) => new(
        Command + "syntaxItem",
        new XElement(Maml + "name", help.Name),
        from name in set.Parameters
        let parameter = help.Parameters.Single(p => p.Name == name)
        select Parameter(parameter, parameter.Bindings.First(b => b.IsIn(set.Set))));

    private static XElement Parameter(ParameterHelp parameter, ParameterBinding binding)
    {
        bool isSwitch = binding.Type.EndsWith("SwitchParameter", StringComparison.Ordinal);
        return new XElement(
            Command + "parameter",
            new XAttribute("required", Text(binding.Required)),
            new XAttribute("variableLength", Text(binding.Type.EndsWith("[]", StringComparison.Ordinal))),
            new XAttribute("globbing", Text(binding.Wildcards)),
            new XAttribute("pipelineInput", binding.PipelineInput),
            new XAttribute("position", binding.Position.ToLowerInvariant()),
            new XAttribute("aliases", binding.Aliases.Count > 0 ? string.Join(", ", binding.Aliases) : "none"),
            new XElement(Maml + "name", parameter.Name),
            Described("Description", parameter.Description),
            isSwitch ? null : new XElement(
                Command + "parameterValue",
                new XAttribute("required", "true"),
                new XAttribute("variableLength", "false"),
                binding.Type),
            new XElement(Dev + "type", new XElement(Maml + "name", binding.Type), new XElement(Maml + "uri")),
            new XElement(Dev + "defaultValue", binding.DefaultValue.Length > 0 ? binding.DefaultValue : "None"));
    }

    private static XElement Type(XName name, TypeHelp type) => new(
        name,
        new XElement(Dev + "type", new XElement(Maml + "name", type.Name)),
        Described("description", type.Description));

    private static XElement Example(ExampleHelp example) => new(
        Command + "example",
        new XElement(Maml + "title", $"---- {example.Title} ----"),
        example.Introduction.Count > 0 ? Described("introduction", example.Introduction) : null,
        new XElement(Dev + "code", example.Code),
        new XElement(Dev + "remarks", Paras(example.Remarks)));

    private static XElement Link(LinkHelp link) => new(
        Maml + "navigationLink",
        new XElement(Maml + "linkText", link.Text),
        new XElement(Maml + "uri", link.Address));

    private static XElement Described(string name, IEnumerable<string> text) => new(Maml + name, Paras(text));

    private static IEnumerable<XElement> Paras(IEnumerable<string> text) => text.Select(para => new XElement(Maml + "para", para));

    private static string Text(bool value) => value ? "true" : "false";
}
