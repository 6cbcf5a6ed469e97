using System.Linq;
using System.Xml.Linq;
using Xunit;

namespace CrossAcctSync.Help.Tests;

public sealed class MamlDocumentTests
{
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";

    private static readonly XDocument Document = MamlDocument.Of([CommandHelpReader.Read(MarkdownPage.Parse(SamplePage.Text))]);

    [Fact]
    public void Each_parameter_set_has_its_own_syntax()
    {
        Assert.Equal(
            ["Name Force", "Id Force"],
            Document.Descendants(Command + "syntaxItem").Select(item =>
                string.Join(' ', item.Elements(Command + "parameter").Select(parameter => parameter.Element(Maml + "name")!.Value))));
    }

    [Fact]
    public void A_parameter_carries_how_it_is_bound()
    {
        XElement name = Document.Descendants(Command + "parameters").Single().Elements().First();

        Assert.Equal("true", name.Attribute("required")!.Value);
        Assert.Equal("0", name.Attribute("position")!.Value);
        Assert.Equal("True (ByValue)", name.Attribute("pipelineInput")!.Value);
        Assert.Equal("N, Title", name.Attribute("aliases")!.Value);
        Assert.Equal("true", name.Attribute("globbing")!.Value);
        Assert.Equal("String[]", name.Element(Command + "parameterValue")!.Value);
    }

    [Fact]
    public void A_switch_takes_no_value()
    {
        XElement force = Document.Descendants(Command + "parameters").Single().Elements().Last();

        Assert.Null(force.Element(Command + "parameterValue"));
    }
}
