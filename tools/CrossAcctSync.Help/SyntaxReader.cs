using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Markdig.Syntax;

namespace CrossAcctSync.Help;

/// <summary>Reads the parameter sets of a page, and holds them against what it says of each parameter.</summary>
internal static partial class SyntaxReader
{
    private const string SingleSet = "__AllParameterSets";

    /// <summary>Reads the section.</summary>
    internal static IReadOnlyList<SyntaxHelp> Read(string command, MarkdownSection section, IReadOnlyList<ParameterHelp> parameters)
    {
        IReadOnlyList<MarkdownSection> sets = section.Children(3);
        if (sets.Count == 0)
        {
            sets = [section with { Title = SingleSet }];
        }

        List<SyntaxHelp> syntax = [.. sets.Select(set => ReadSet(command, set, parameters))];
        foreach (string name in parameters.SelectMany(p => p.Bindings).SelectMany(b => b.Sets))
        {
            if (name != "(All)" && !syntax.Any(set => set.Set == name))
            {
                throw new MalformedHelpException(section.Line, $"A parameter names the set '{name}', which SYNTAX does not have.");
            }
        }

        return syntax;
    }

    private static SyntaxHelp ReadSet(string command, MarkdownSection section, IReadOnlyList<ParameterHelp> parameters)
    {
        string set = section.Title.Replace("(Default)", string.Empty, StringComparison.Ordinal).Trim();
        if (section.Blocks.OfType<FencedCodeBlock>().FirstOrDefault() is not { } code)
        {
            throw new MalformedHelpException(section.Line, "The syntax has no block of code.");
        }

        string text = string.Join('\n', PlainText.Lines(code));
        if (!text.StartsWith(command + " ", StringComparison.Ordinal))
        {
            throw new MalformedHelpException(code.Line + 2, $"The syntax must begin with '{command}'.");
        }

        List<string> written = [.. ParameterName().Matches(text).Select(match => match.Groups[1].Value)];
        List<string> described = [.. parameters.Where(p => p.Bindings.Any(b => b.IsIn(set))).Select(p => p.Name)];
        if (written.Except(described).FirstOrDefault() is { } undescribed)
        {
            throw new MalformedHelpException(code.Line + 2, $"-{undescribed} is in the syntax and not described for the set '{set}'.");
        }

        if (described.Except(written).FirstOrDefault() is { } unwritten)
        {
            throw new MalformedHelpException(code.Line + 2, $"-{unwritten} is described for the set '{set}' and not in its syntax.");
        }

        return new SyntaxHelp(set, written);
    }

    // A parameter follows the start of a line, a space or a bracket; `-` within a name does not.
    [GeneratedRegex(@"(?<=^|[\s\[])-([A-Za-z]\w*)", RegexOptions.Multiline)]
    private static partial Regex ParameterName();
}
