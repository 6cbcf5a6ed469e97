using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CrossAcctSync.Help;

/// <summary>Turns Markdown into the plain paragraphs that a console shows.</summary>
internal static class PlainText
{
    /// <summary>Gets the text of a heading or paragraph.</summary>
    internal static string Of(LeafBlock block) => block.Inline is null ? string.Empty : Of(block.Inline).Trim();

    /// <summary>Gets the lines of a block of code.</summary>
    internal static IReadOnlyList<string> Lines(LeafBlock block) =>
        [.. block.Lines.Lines.Take(block.Lines.Count).Select(line => line.Slice.ToString())];

    /// <summary>Gets the paragraphs of blocks, one string each.</summary>
    internal static IReadOnlyList<string> Paragraphs(IEnumerable<Block> blocks) => [.. blocks.SelectMany(ParagraphsOf)];

    private static IEnumerable<string> ParagraphsOf(Block block) => block switch
    {
        CodeBlock code => [string.Join('\n', Lines(code).Select(line => "    " + line))],
        ListBlock list => [string.Join('\n', list.Cast<ListItemBlock>().Select((item, i) => Item(list, item, i)))],
        Table table => [TextTable.Of([.. table.Cast<TableRow>().Select(Cells)])],
        QuoteBlock quote => Paragraphs(quote),
        ThematicBreakBlock or HtmlBlock => [],
        LeafBlock leaf => [Of(leaf)],
        _ => throw new MalformedHelpException(block.Line + 1, $"Help cannot hold a {block.GetType().Name}."),
    };

    private static string[] Cells(TableRow row) =>
        [.. row.Cast<TableCell>().Select(cell => string.Join(' ', Paragraphs(cell)))];

    private static string Item(ListBlock list, ListItemBlock item, int index)
    {
        string mark = list.IsOrdered ? $"{index + 1}. " : "- ";
        string indent = new(' ', mark.Length);
        return mark + string.Join('\n', Paragraphs(item)).Replace("\n", "\n" + indent, StringComparison.Ordinal);
    }

    private static string Of(ContainerInline container)
    {
        var text = new StringBuilder();
        foreach (Inline inline in container)
        {
            text.Append(inline switch
            {
                LiteralInline literal => literal.Content.ToString(),
                CodeInline code => code.Content,
                LineBreakInline => " ",
                HtmlEntityInline entity => entity.Transcoded.ToString(),
                AutolinkInline link => link.Url,
                LinkInline link => Link(link),
                HtmlInline => string.Empty,
                ContainerInline nested => Of(nested),
                _ => inline.ToString(),
            });
        }

        return text.ToString();
    }

    private static string Link(LinkInline link)
    {
        string text = Of(link);
        bool isAddress = link.Url is { } url && url.StartsWith("http", StringComparison.Ordinal) && url != text;
        return isAddress ? $"{text} ({link.Url})" : text;
    }
}
