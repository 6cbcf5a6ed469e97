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

    private MarkdownPage(string title, int titleLine, bool hasFrontMatter, IReadOnlyList<MarkdownSection> sections)
    {
        Title = title;
        TitleLine = titleLine;
        HasFrontMatter = hasFrontMatter;
        Sections = sections;
    }

    /// <summary>Gets the text of the first heading.</summary>
    internal string Title { get; }

    /// <summary>Gets the line of the first heading.</summary>
    internal int TitleLine { get; }

    /// <summary>Gets a value that says whether the page begins with the block of properties that platyPS needs.</summary>
    internal bool HasFrontMatter { get; }

    /// <summary>Gets the sections of the second level, in order.</summary>
    internal IReadOnlyList<MarkdownSection> Sections { get; }

    /// <summary>Reads a file.</summary>
    internal static MarkdownPage Read(string path) => Parse(File.ReadAllText(path));

    /// <summary>Parses the text of a page.</summary>
    internal static MarkdownPage Parse(string text)
    {
        MarkdownDocument document = Markdown.Parse(text, Pipeline);
        bool hasFrontMatter = document.Count > 0 && document[0] is YamlFrontMatterBlock;
        List<Block> blocks = [.. document.Where(block => block is not (YamlFrontMatterBlock or LinkReferenceDefinitionGroup))];
        if (blocks is not [HeadingBlock { Level: 1 } title, ..])
        {
            throw new MalformedHelpException(blocks.Count > 0 ? blocks[0].Line + 1 : 1, "The page must begin with a heading of the first level.");
        }

        return new MarkdownPage(PlainText.Of(title), title.Line + 1, hasFrontMatter, MarkdownSection.Cut(blocks.Skip(1), level: 2));
    }
}
