using System;
using System.Linq;
using System.Net;
using System.Text;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Reports.Markdown;

/// <summary>
/// Text of others in GitHub's Markdown (https://github.github.com/gfm/): nothing of it is markup, mentions anybody or
/// refers to an issue.
/// </summary>
internal static class MarkdownText
{
    private const string Punctuation = "\\`*_[]<>#!|~&@$";

    /// <summary>A name as code.</summary>
    /// <param name="name">The name.</param>
    /// <param name="isInTable">Whether it stands in a table, where a bar would end the cell.</param>
    public static string Code(string name, bool isInTable = false)
    {
        string text = OneLine(name);
        if (text.Length == 0)
        {
            return string.Empty;
        }

        string fence = new('`', LongestRun(text, '`') + 1);
        string edge = text[0] == '`' || text[text.Length - 1] == '`' || (text[0] == ' ' && text[text.Length - 1] == ' ') ? " " : string.Empty;
        text = isInTable ? text.Replace("|", "\\|") : text;
        return fence + edge + text + edge + fence;
    }

    /// <summary>A sentence: words that look like ARNs, actions or markup become code, the rest is escaped.</summary>
    public static string Sentence(string sentence, bool isInTable = false) =>
        AtStart(string.Join(" ", OneLine(sentence).Split(' ').Select(word => Word(word, isInTable))));

    /// <summary>A name as code within HTML.</summary>
    public static string HtmlCode(string name) => "<code>" + WebUtility.HtmlEncode(OneLine(name)) + "</code>";

    /// <summary>Lines as a block of code.</summary>
    /// <param name="language">What the lines are written in.</param>
    /// <param name="lines">The lines.</param>
    public static string Block(string language, string lines)
    {
        string fence = new('`', Math.Max(3, LongestRun(lines, '`') + 1));
        return $"{fence}{language}\n{VisibleText.OfLines(lines)}\n{fence}\n";
    }

    private static string Word(string word, bool isInTable)
    {
        int end = word.Length;
        while (end > 0 && ".,;:)".IndexOf(word[end - 1]) >= 0)
        {
            end--;
        }

        string core = word.Substring(0, end);
        string tail = word.Substring(end);
        return core.IndexOfAny(new[] { ':', '@', '#', '_', '*', '<', '`', '|', '\\' }) >= 0 ? Code(core, isInTable) + Escape(tail) : Escape(word);
    }

    // A line that begins with a bullet, a number or a rule begins a list or ends a paragraph.
    private static string AtStart(string line)
    {
        int digits = line.TakeWhile(char.IsDigit).Count();
        return line.Length == 0 ? line
            : "+-=".IndexOf(line[0]) >= 0 ? "\\" + line
            : digits > 0 && digits < line.Length && ".)".IndexOf(line[digits]) >= 0 ? line.Insert(digits, "\\")
            : line;
    }

    private static string Escape(string word)
    {
        var text = new StringBuilder(word.Length + 8);
        foreach (char one in word)
        {
            if (Punctuation.IndexOf(one) >= 0)
            {
                text.Append('\\');
            }

            text.Append(one);
        }

        return text.ToString();
    }

    private static int LongestRun(string text, char one)
    {
        int longest = 0;
        int run = 0;
        foreach (char candidate in text)
        {
            run = candidate == one ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    private static string OneLine(string text) => VisibleText.Of(text).Trim();
}
