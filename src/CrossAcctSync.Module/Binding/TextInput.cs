using System;
using System.Linq;
using System.Text.RegularExpressions;
using CrossAcctSync.Module.Commands;

namespace CrossAcctSync.Module.Binding;

/// <summary>Whether a text that comes where a path may come is one, or a document, or one line of a document.</summary>
internal static class TextInput
{
    private static readonly Regex YamlLine = new(@"\A\s*(#|---|- |[A-Za-z_][\w-]+:(\s|\z))", RegexOptions.CultureInvariant);

    /// <summary>Whether it is a document and no path: no path has a line feed or begins with a brace.</summary>
    public static bool IsDocument(string text) => text.IndexOf('\n') >= 0 || text.TrimStart().StartsWith("{", StringComparison.Ordinal);

    /// <summary>Ends the cmdlet when a text is one line of a document: one message instead of one for each line.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="text">The text.</param>
    /// <param name="isOneOfMany">Whether it came with others, down the pipeline or in a list.</param>
    public static void RefuseLine(SyncCmdlet cmdlet, string text, bool isOneOfMany)
    {
        if (isOneOfMany && IsLine(text) && !new FileSystemPaths(cmdlet).IsThere(text))
        {
            throw cmdlet.EndWith(Failures.TextInLines(text.Trim()));
        }
    }

    private static bool IsLine(string text)
    {
        string line = text.Trim();
        return text.IndexOf('\n') < 0 && line.Length > 0
            && (line[0] is '}' or ']' or '"' || (line[0] is '{' or '[' && line.Last() is not ('}' or ']')) || YamlLine.IsMatch(text));
    }
}
