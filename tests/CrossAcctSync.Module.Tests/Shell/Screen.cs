using System;
using System.Linq;
using System.Management.Automation.Host;
using System.Text;

namespace CrossAcctSync.Module.Tests.Shell;

/// <summary>What a user would have seen, without colour and without blanks at the ends of lines.</summary>
public sealed class Screen
{
    private readonly StringBuilder _text = new();

    /// <summary>Gets the text, with line feeds only.</summary>
    public string Text
    {
        get
        {
            string plain = PSHostUserInterface.GetOutputString(_text.ToString(), supportsVirtualTerminal: false);
            string[] lines = plain.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
            return string.Join('\n', lines.Select(line => line.TrimEnd())).Trim('\n');
        }
    }

    /// <summary>Gets the text as the engine gave it.</summary>
    internal string RawText => _text.ToString();

    internal void Clear() => _text.Clear();

    internal void Write(string text) => _text.Append(text);

    internal void WriteLine(string text) => _text.Append(text).Append('\n');
}
