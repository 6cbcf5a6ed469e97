using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CrossAcctSync.Help;

/// <summary>Reads the page of a cmdlet, in the schema 2.0.0 of platyPS.</summary>
/// <remarks>https://github.com/PowerShell/platyPS/blob/v2/platyPS.schema.md</remarks>
internal static partial class CommandHelpReader
{
    private static readonly string[] Order =
    [
        "SYNOPSIS", "SYNTAX", "DESCRIPTION", "EXAMPLES", "PARAMETERS", "INPUTS", "OUTPUTS", "NOTES", "RELATED LINKS",
    ];

    /// <summary>Reads a page.</summary>
    internal static CommandHelp Read(MarkdownPage page)
    {
        if (page.FrontMatter is not { } properties || !properties.TryGetValue("online version", out string? address))
        {
            throw new MalformedHelpException(1, "The page does not begin with a block of properties that gives its 'online version'.");
        }

        if (!CommandName().IsMatch(page.Title))
        {
            throw new MalformedHelpException(page.TitleLine, $"The heading '{page.Title}' is not the name of a cmdlet.");
        }

        CheckSections(page);
        Dictionary<string, MarkdownSection> sections = page.Sections.ToDictionary(section => section.Title);
        List<ParameterHelp> parameters = [.. sections["PARAMETERS"].Children(3).Where(IsParameter).Select(Parameter)];
        return new CommandHelp(
            page.Title,
            Text(sections["SYNOPSIS"]),
            SyntaxReader.Read(page.Title, sections["SYNTAX"], parameters),
            Text(sections["DESCRIPTION"]),
            [.. sections["EXAMPLES"].Children(3).Select(Example)],
            parameters,
            [.. sections["INPUTS"].Children(3).Select(Type)],
            [.. sections["OUTPUTS"].Children(3).Select(Type)],
            PlainText.Paragraphs(sections["NOTES"].Blocks),
            // Get-Help -Online opens the first link.
            [new LinkHelp("Online Version:", address), .. sections["RELATED LINKS"].Blocks.SelectMany(Links)]);
    }

    private static void CheckSections(MarkdownPage page)
    {
        string[] found = [.. page.Sections.Select(section => section.Title)];
        for (int i = 0; i < Math.Max(found.Length, Order.Length); i++)
        {
            string? expected = i < Order.Length ? Order[i] : null;
            string? actual = i < found.Length ? found[i] : null;
            if (actual != expected)
            {
                int line = i < found.Length ? page.Sections[i].Line : page.Sections is [.., { } last] ? last.Line : page.TitleLine;
                throw new MalformedHelpException(line, $"The section '{expected ?? "(none)"}' was expected, and '{actual ?? "(none)"}' found.");
            }
        }
    }

    private static IReadOnlyList<string> Text(MarkdownSection section) =>
        PlainText.Paragraphs(section.Blocks) is { Count: > 0 } text
            ? text
            : throw new MalformedHelpException(section.Line, $"The section '{section.Title}' is empty.");

    private static ExampleHelp Example(MarkdownSection section)
    {
        List<Block> blocks = [.. section.Blocks];
        int first = blocks.FindIndex(IsPowerShell);
        if (first < 0)
        {
            throw new MalformedHelpException(section.Line, "The example has no block of PowerShell.");
        }

        int after = blocks.FindIndex(first, block => !IsPowerShell(block));
        after = after < 0 ? blocks.Count : after;
        string code = string.Join("\n\n", blocks[first..after].Cast<LeafBlock>().Select(block => string.Join('\n', PlainText.Lines(block))));
        return new ExampleHelp(section.Title, PlainText.Paragraphs(blocks[..first]), code, PlainText.Paragraphs(blocks[after..]));
    }

    // A block marked `ps1` is shown as one marked `powershell` is, but is not run by the tests: it needs an account.
    private static bool IsPowerShell(Block block) => block is FencedCodeBlock { Info: "powershell" or "ps1" };

    private static bool IsParameter(MarkdownSection section)
    {
        if (section.Title.Contains("CommonParameters", StringComparison.Ordinal))
        {
            return false;
        }

        return section.Title.StartsWith('-')
            ? true
            : throw new MalformedHelpException(section.Line, $"'{section.Title}' is not the name of a parameter.");
    }

    private static ParameterHelp Parameter(MarkdownSection section)
    {
        List<ParameterBinding> bindings =
        [
            .. section.Blocks.OfType<FencedCodeBlock>().Where(block => block.Info == "yaml")
                .Select(block => ParameterBinding.Parse(PlainText.Lines(block), block.Line + 2)),
        ];
        if (bindings.Count == 0)
        {
            throw new MalformedHelpException(section.Line, $"The parameter '{section.Title}' has no yaml block.");
        }

        IReadOnlyList<string> text = PlainText.Paragraphs(section.Blocks.Where(block => block is not FencedCodeBlock { Info: "yaml" }));
        return text.Count > 0
            ? new ParameterHelp(section.Title[1..], text, bindings)
            : throw new MalformedHelpException(section.Line, $"The parameter '{section.Title}' is not described.");
    }

    private static TypeHelp Type(MarkdownSection section) => new(section.Title, PlainText.Paragraphs(section.Blocks));

    private static IEnumerable<LinkHelp> Links(Block block) =>
        (block as LeafBlock)?.Inline?.Descendants<LinkInline>().Select(link => new LinkHelp(
            link.FirstChild?.ToString() ?? link.Url ?? string.Empty,
            link.Url is { } url && url.StartsWith("http", StringComparison.Ordinal) ? url : string.Empty)) ?? [];

    [GeneratedRegex("^[A-Z][A-Za-z]+-[A-Z][A-Za-z]+$")]
    private static partial Regex CommandName();
}
