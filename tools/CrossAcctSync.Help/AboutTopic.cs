using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Markdig.Syntax;

namespace CrossAcctSync.Help;

/// <summary>Renders a page as the text that <c>Get-Help about_...</c> prints.</summary>
internal static class AboutTopic
{
    private const int Width = 79;

    /// <summary>Renders the page of a topic.</summary>
    internal static string Render(MarkdownPage page, string topic)
    {
        if (page.Title != topic)
        {
            throw new MalformedHelpException(page.TitleLine, $"The heading must be the name of the topic, {topic}.");
        }

        if (page.Sections is not [{ } first, ..] || !first.Title.Equals("Short description", StringComparison.OrdinalIgnoreCase))
        {
            // Get-Help takes the synopsis of a topic from under this heading.
            throw new MalformedHelpException(page.TitleLine, "The first section must be 'Short description'.");
        }

        var text = new StringBuilder();
        text.Append("TOPIC\n    ").Append(topic).Append('\n');
        foreach (MarkdownSection section in page.Sections)
        {
            text.Append('\n').Append(section.Title.ToUpperInvariant()).Append('\n');
            foreach (Block block in section.Blocks)
            {
                Append(text, block);
            }
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, Block block)
    {
        if (block is HeadingBlock heading)
        {
            text.Append('\n').Append("  ").Append(PlainText.Of(heading)).Append('\n');
            return;
        }

        foreach (string paragraph in PlainText.Paragraphs([block]))
        {
            bool isFlowing = block is ParagraphBlock or ListBlock;
            IEnumerable<string> lines = paragraph.Split('\n').SelectMany(line => isFlowing ? Wrap(line) : [line]);
            text.Append(string.Concat(lines.Select(line => ("    " + line).TrimEnd() + "\n"))).Append('\n');
        }
    }

    private static IEnumerable<string> Wrap(string line)
    {
        int hang = line.StartsWith("- ", StringComparison.Ordinal) ? 2 : line.TakeWhile(c => c == ' ').Count();
        string current = string.Empty;
        foreach (string word in line.Split(' '))
        {
            if (current.Length + word.Length + 5 > Width && current.Trim().Length > 0)
            {
                yield return current.TrimEnd();
                current = new string(' ', hang);
            }

            current += word + " ";
        }

        yield return current.TrimEnd();
    }
}
