using System;
using System.Collections.Generic;
using System.Text;
using YamlDotNet.Core;

namespace CrossAcctSync.Documents;

/// <summary>
/// A YAML text in which the lines of quoted texts are indented where they are not. YAML asks for that
/// (https://yaml.org/spec/1.2.2/#73-flow-scalar-styles), but PyYAML, and with it cfn-lint and the AWS CLI, do without, and
/// JSON that was pasted between quotation marks is written so. The white space at the start of such a line is no part
/// of the text.
/// </summary>
internal sealed class IndentedQuotes
{
    private readonly Dictionary<long, int> _addedByLine = new();

    public IndentedQuotes(string text) => Text = text;

    /// <summary>The text, as it can be read.</summary>
    public string Text { get; private set; }

    /// <summary>The place in the text as it was given.</summary>
    public SourcePosition PositionOf(Mark mark)
    {
        int added = _addedByLine.Count > 0 && _addedByLine.TryGetValue(mark.Line, out int spaces) ? spaces : 0;
        return new SourcePosition((int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column - added));
    }

    /// <summary>Indents the lines of the quoted text that a reader stopped in; false when that was not the reason, or did not help.</summary>
    public bool TryIndent(YamlException problem)
    {
        int open = (int)problem.Start.Index;
        char quote = open < Text.Length ? Text[open] : '\0';
        if (quote is not ('"' or '\'') || problem.Message.IndexOf("indentation", StringComparison.OrdinalIgnoreCase) < 0 || _addedByLine.ContainsKey(problem.Start.Line + 1))
        {
            return false;
        }

        var indented = new StringBuilder(Text.Length + 1024).Append(Text, 0, open + 1);
        long line = problem.Start.Line;
        int spaces = (int)problem.Start.Column;
        int i = open + 1;
        for (; i < Text.Length && (Text[i] != quote || IsDoubled(i)); i++)
        {
            indented.Append(Text[i]);
            if (IsDoubled(i) || (Text[i] == '\\' && quote == '"' && i + 1 < Text.Length && Text[i + 1] is not ('\r' or '\n')))
            {
                indented.Append(Text[++i]);
            }
            else if (Text[i] == '\n')
            {
                indented.Append(' ', spaces);
                _addedByLine[++line] = spaces;
            }
        }

        Text = indented.Append(Text, i, Text.Length - i).ToString();
        return true;

        // A single quotation mark within single ones stands twice.
        bool IsDoubled(int at) => quote == '\'' && Text[at] == quote && at + 1 < Text.Length && Text[at + 1] == quote;
    }
}
