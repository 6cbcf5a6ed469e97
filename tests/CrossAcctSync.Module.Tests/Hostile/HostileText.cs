using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace CrossAcctSync.Module.Tests.Hostile;

/// <summary>A name that steers a terminal and gives commands to build agents, and what of it must not be seen.</summary>
internal static partial class HostileText
{
    /// <summary>What every text that tells of the name has in it, whatever became of the rest.</summary>
    internal const string Mark = "owned";

    /// <summary>Sets a terminal's title, begins lines with commands, and turns the direction of writing.</summary>
    internal const string Name =
        "owned\u001b]0;t\u0007\n##vso[task.setvariable variable=owned]y\r\n::error::owned\u0085::add-mask::owned\u2028##[group]owned\u2029\u202e\u2066\u200b\u009b2J\ud83d\ude00\U000e0041";

    /// <summary>The same of letters that the path of a role's ARN may have.</summary>
    internal const string RolePath = "/##vso[task.setvariable_variable=owned]y/::error::owned/";

    /// <summary>What of a text would reach a terminal or an agent; empty when it is safe. Colours are the module's and the engine's own.</summary>
    /// <param name="text">Lines.</param>
    internal static IEnumerable<string> Breaches(string text)
    {
        string plain = Colour().Replace(text, string.Empty);
        string hidden = string.Concat(StringInfo.GetTextElementEnumerator(plain) is var elements ? Hidden(elements) : []);
        if (hidden.Length > 0)
        {
            yield return "hidden characters " + hidden;
        }

        foreach (string line in plain.Split('\n').Where(line => AgentCommand().IsMatch(line)))
        {
            yield return "a command: " + line;
        }
    }

    private static IEnumerable<string> Hidden(TextElementEnumerator elements)
    {
        while (elements.MoveNext())
        {
            string element = elements.GetTextElement();
            for (int i = 0; i < element.Length; i += char.IsSurrogatePair(element, i) ? 2 : 1)
            {
                if (element[i] is not ('\n' or '\r' or '\t') && CharUnicodeInfo.GetUnicodeCategory(element, i)
                    is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate)
                {
                    yield return $"U+{char.ConvertToUtf32(element, i):X4} ";
                }
            }
        }
    }

    [GeneratedRegex("\u001b\\[[0-9;]*m", RegexOptions.CultureInvariant)]
    private static partial Regex Colour();

    // Azure Pipelines looks for its prefix anywhere in a line, and GitHub for its own behind blanks.
    [GeneratedRegex(@"##\w*\[|^\s*::[\w-]+(?:\s.*?)?::", RegexOptions.CultureInvariant)]
    private static partial Regex AgentCommand();
}
