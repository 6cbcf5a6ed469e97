using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Markdig;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;

namespace CrossAcctSync.Help;

/// <summary>A page of Markdown, cut at its headings.</summary>
internal sealed class MarkdownPage
{
    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().UseYamlFrontMatter().UsePipeTables().UsePreciseSourceLocation().Build();

    private MarkdownPage(string title, int titleLine, IReadOnlyDictionary<string, string>? frontMatter, IReadOnlyList<MarkdownSection> sections)
    {
        Title = title;
        TitleLine = titleLine;
        FrontMatter = frontMatter;
        Sections = sections;
    }

    /// <summary>Gets the text of the first heading.</summary>
    internal string Title { get; }

    /// <summary>Gets the line of the first heading.</summary>
    internal int TitleLine { get; }

    /// <summary>Gets the properties that the page begins with, if it does.</summary>
    internal IReadOnlyDictionary<string, string>? FrontMatter { get; }

    /// <summary>Gets the sections of the second level, in order.</summary>
    internal IReadOnlyList<MarkdownSection> Sections { get; }

    /// <summary>Reads a file.</summary>
    internal static MarkdownPage Read(string path) => Parse(File.ReadAllText(path));

    /// <summary>Parses the text of a page.</summary>
    internal static MarkdownPage Parse(string text)
    {
        MarkdownDocument document = Markdown.Parse(text, Pipeline);
        YamlFrontMatterBlock? frontMatter = document.Count > 0 ? document[0] as YamlFrontMatterBlock : null;
        List<Block> blocks = [.. document.Where(block => block is not (YamlFrontMatterBlock or LinkReferenceDefinitionGroup))];
        if (blocks is not [HeadingBlock { Level: 1 } title, ..])
        {
            throw new MalformedHelpException(blocks.Count > 0 ? blocks[0].Line + 1 : 1, "The page must begin with a heading of the first level.");
        }

        return new MarkdownPage(PlainText.Of(title), title.Line + 1, Properties(frontMatter), MarkdownSection.Cut(blocks.Skip(1), level: 2));
    }

    private static Dictionary<string, string>? Properties(YamlFrontMatterBlock? block) => block is null
        ? null
        : PlainText.Lines(block).Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries)).Where(parts => parts.Length == 2)
            .ToDictionary(parts => parts[0], parts => parts[1]);
}
