using System;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CrossAcctSync.Sentences;

/// <summary>
/// Text of others as it may stand in a line that people and build agents read: what steers a terminal, turns the direction of
/// writing, begins a line or cannot be seen is written out as <c>\n</c>, <c>\u001b</c> or <c>\U000e0041</c>, and what an agent would
/// take for a command is broken up. The one place where this is done. What is visible already stays as it is.
/// </summary>
/// <remarks>
/// Azure Pipelines and GitHub look for <c>##vso[</c> and <c>##[</c> anywhere in a line, not at its beginning alone, and GitHub for
/// <c>::error::</c> behind blanks, where a view that breaks lines may put it
/// (https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs).
/// </remarks>
public static class VisibleText
{
    private const string GitHubCommands =
        "add-mask|add-matcher|add-path|debug|echo|endgroup|error|group|internal-set-repo-path|notice|remove-matcher|save-state|set-env|set-output|stop-commands|warning";

    private const string Command = @"(?:##(?=\w*\[)|::(?=(?:" + GitHubCommands + @")(?:\s[^\n]*?)?::))";

    private static readonly Regex Commands = new(Command, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex CommandHere = new(@"\G" + Command, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>A text on one line: line ends are written out, too.</summary>
    /// <param name="text">The text; null stays null.</param>
    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(text))]
    public static string? Of(string? text) => Write(text, keepsLines: false);

    /// <summary>A text of several lines, whose line feeds are this project's own: parts of others in it went through <see cref="Of"/> before.</summary>
    /// <param name="text">The text; null stays null.</param>
    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(text))]
    public static string? OfLines(string? text) => Write(text, keepsLines: true);

    private static string? Write(string? text, bool keepsLines)
    {
        if (text is null)
        {
            return null;
        }

        string visible = FirstHidden(text, keepsLines) is var first && first < 0 ? text : Spell(text, first, keepsLines);
        return BreakCommands(visible);
    }

    /// <summary>Breaks up the commands to build agents in a text by escapes that JSON reads as the same text.</summary>
    /// <param name="text">The text, or a whole text of JSON.</param>
    internal static string BreakCommands(string text) => text.IndexOf("##", StringComparison.Ordinal) < 0 && text.IndexOf("::", StringComparison.Ordinal) < 0
        ? text
        : Commands.Replace(text, match => match.Value == "##" ? @"\u0023#" : @"\u003a:");

    /// <summary>Whether a command to a build agent begins at a place of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="index">The place.</param>
    internal static bool IsCommand(string text, int index) =>
        text[index] is '#' or ':' && index + 1 < text.Length && text[index + 1] == text[index] && CommandHere.IsMatch(text, index);

    private static int FirstHidden(string text, bool keepsLines)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (IsHidden(text, i, keepsLines))
            {
                return i;
            }

            i += char.IsSurrogatePair(text, i) ? 1 : 0;
        }

        return -1;
    }

    private static string Spell(string text, int first, bool keepsLines)
    {
        var visible = new StringBuilder(text, 0, first, text.Length + 16);
        for (int i = first; i < text.Length; i++)
        {
            bool isPair = char.IsSurrogatePair(text, i);
            if (!IsHidden(text, i, keepsLines))
            {
                visible.Append(text, i, isPair ? 2 : 1);
            }
            else
            {
                visible.Append(isPair ? @"\U" + char.ConvertToUtf32(text, i).ToString("x8", CultureInfo.InvariantCulture) : Escape(text[i]));
            }

            i += isPair ? 1 : 0;
        }

        return visible.ToString();
    }

    private static string Escape(char one) => one switch
    {
        '\n' => @"\n",
        '\r' => @"\r",
        '\t' => @"\t",
        _ => @"\u" + ((int)one).ToString("x4", CultureInfo.InvariantCulture),
    };

    private static bool IsHidden(string text, int index, bool keepsLines) => !(keepsLines && text[index] is '\n' or '\t') && IsHidden(text, index);

    /// <summary>Whether a character of a text cannot be seen, or changes how others are.</summary>
    /// <param name="text">The text.</param>
    /// <param name="index">The place of the character, or of the first half of a pair.</param>
    internal static bool IsHidden(string text, int index)
    {
        char one = text[index];
        return one is not (>= ' ' and <= '~')
            && (one is '\u034f' or '\u115f' or '\u1160' or '\u3164' or '\uffa0' // letters by their category, and nothing to see
                || CharUnicodeInfo.GetUnicodeCategory(text, index) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate);
    }
}
