using System;
using System.Linq;
using Xunit;

namespace CrossAcctSync.Help.Tests;

public sealed class CommandHelpReaderTests
{
    [Fact]
    public void A_page_is_read_whole()
    {
        CommandHelp help = Read(SamplePage.Text);

        Assert.Equal("Get-Thing", help.Name);
        Assert.Equal(["Gets things."], help.Synopsis);
        Assert.Equal(["ByName: Name Force", "ById: Id Force"], help.Syntax.Select(set => $"{set.Set}: {string.Join(' ', set.Parameters)}"));
        Assert.Equal(["First paragraph, with a link (https://example.org).", "- one\n- two"], help.Description);
        ExampleHelp example = Assert.Single(help.Examples);
        Assert.Equal("Get-Thing -Name a", example.Code);
        Assert.Equal(["Before."], example.Introduction);
        Assert.Equal(["After."], example.Remarks);
        Assert.Equal(["N", "Title"], help.Parameters[0].Bindings[0].Aliases);
        Assert.Equal(["Names."], help.Inputs[0].Description);
        Assert.Equal(["A note."], help.Notes);
        Assert.Equal(
            [new LinkHelp("Online Version:", "https://example.org/Get-Thing.md"), new LinkHelp("Set-Thing", string.Empty), new LinkHelp("More", "https://example.org/more")],
            help.Links);
    }

    [Theory]
    [InlineData("## DESCRIPTION", "## DESCRIPTIONS", "## DESCRIPTION", "'DESCRIPTION' was expected")]
    [InlineData("Required: True\nPosition: 0", "Position: 0", "Type: String[]", "no 'Required'")]
    [InlineData("Default value: False", "Defualt value: False", "Default value: False", "'Defualt value' is not a property")]
    [InlineData("Accept wildcard characters: True", "Accept wildcard characters: Yes", "Type: String[]", "must be True or False")]
    [InlineData("Get-Thing -Id <Int32> [-Force]", "Get-Thing -Id <Int32>", "Get-Thing -Id", "-Force is described for the set 'ById'")]
    [InlineData("Get-Thing -Id <Int32> [-Force]", "Get-Thing -Id <Int32> [-Fast] [-Force]", "Get-Thing -Id", "-Fast is in the syntax")]
    [InlineData("Parameter Sets: ById", "Parameter Sets: ByIt", "Get-Thing -Id", "-Id is in the syntax and not described for the set 'ById'")]
    [InlineData("```powershell", "```sh", "### Example 1", "no block of PowerShell")]
    [InlineData("Gets `things`.", "", "## SYNOPSIS", "'SYNOPSIS' is empty")]
    [InlineData("The number.", "", "### -Id", "'-Id' is not described")]
    [InlineData("# Get-Thing\n", "# Things\n", "# Get-Thing", "'Things' is not the name of a cmdlet")]
    [InlineData("### -Force", "### Force", "### -Force", "'Force' is not the name of a parameter")]
    public void A_malformed_page_is_refused_with_its_line(string text, string replacement, string at, string message)
    {
        var problem = Assert.Throws<MalformedHelpException>(() => Read(SamplePage.With(text, replacement)));

        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Equal(SamplePage.LineOf(at), problem.Line);
    }

    [Theory]
    [InlineData("---\nonline version: https://example.org/Get-Thing.md\nschema: 2.0.0\n---\n\n")]
    [InlineData("online version: https://example.org/Get-Thing.md\n")]
    public void A_page_without_its_address_is_refused(string text)
    {
        Assert.Equal(1, Assert.Throws<MalformedHelpException>(() => Read(SamplePage.Without(text))).Line);
    }

    private static CommandHelp Read(string text) => CommandHelpReader.Read(MarkdownPage.Parse(text));
}
