using System.Collections.Generic;
using System.Linq;
using Markdig.Syntax;

namespace CrossAcctSync.Help;

/// <summary>A heading and the blocks under it, up to the next heading of the same level.</summary>
internal sealed record MarkdownSection(string Title, int Line, IReadOnlyList<Block> Blocks)
{
    /// <summary>Gets the sections one level below.</summary>
    internal IReadOnlyList<MarkdownSection> Children(int level) => Cut(Blocks.SkipWhile(block => block is not HeadingBlock), level);

    /// <summary>Gets the blocks before the first heading below.</summary>
    internal IReadOnlyList<Block> Lead => [.. Blocks.TakeWhile(block => block is not HeadingBlock)];

    /// <summary>Cuts blocks at the headings of a level.</summary>
    internal static IReadOnlyList<MarkdownSection> Cut(IEnumerable<Block> blocks, int level)
    {
        var sections = new List<MarkdownSection>();
        List<Block>? current = null;
        foreach (Block block in blocks)
        {
            if (block is HeadingBlock heading && heading.Level <= level)
            {
                if (heading.Level < level)
                {
                    throw new MalformedHelpException(heading.Line + 1, $"A heading of level {level} was expected here.");
                }

                current = [];
                sections.Add(new MarkdownSection(PlainText.Of(heading), heading.Line + 1, current));
            }
            else if (current is null)
            {
                throw new MalformedHelpException(block.Line + 1, $"A heading of level {level} was expected before this text.");
            }
            else
            {
                current.Add(block);
            }
        }

        return sections;
    }
}
