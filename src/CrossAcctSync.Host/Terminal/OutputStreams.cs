using System;
using System.IO;
using System.Management.Automation.Host;

namespace CrossAcctSync.Host.Terminal;

/// <summary>Writes to the standard streams, with colour where it belongs.</summary>
internal sealed class OutputStreams
{
    private readonly object _lock = new();
    private readonly bool _outputHasColor = Allows(Console.IsOutputRedirected);
    private readonly bool _errorHasColor = Allows(Console.IsErrorRedirected);
    private readonly ProgressLine? _progress;

    internal OutputStreams()
    {
        if (!Console.IsErrorRedirected)
        {
            _progress = new ProgressLine(Console.Error);
        }
    }

    /// <summary>Gets or sets a value that says whether everything that is written is an error.</summary>
    internal bool IsError { get; set; }

    internal void Write(string text)
    {
        if (IsError)
        {
            Write(Console.Error, text, _errorHasColor);
        }
        else
        {
            Write(Console.Out, text, _outputHasColor);
        }
    }

    internal void WriteLine(string text) => Write(text + Environment.NewLine);

    internal void WriteErrorLine(string text) => Write(Console.Error, text + Environment.NewLine, _errorHasColor);

    /// <summary>Writes a line in the style of its stream, such as that of warnings.</summary>
    internal void WriteStyledLine(PSHostUserInterface.FormatStyle style, string text)
    {
        string start = PSHostUserInterface.GetFormatStyleString(style);
        string end = PSHostUserInterface.GetFormatStyleString(PSHostUserInterface.FormatStyle.Reset);
        WriteLine(start + text + end);
    }

    internal void ShowProgress(string? status)
    {
        lock (_lock)
        {
            _progress?.Show(status);
        }
    }

    private static bool Allows(bool isRedirected) => ColorPolicy.Allows(
        isRedirected,
        Environment.GetEnvironmentVariable("NO_COLOR"),
        Environment.GetEnvironmentVariable("TERM"));

    private void Write(TextWriter writer, string text, bool hasColor)
    {
        lock (_lock)
        {
            _progress?.Show(null);
            // The engine decorates text whatever $PSStyle says: what a stream may show is for the host to decide.
            writer.Write(PSHostUserInterface.GetOutputString(text, hasColor));
            writer.Flush();
        }
    }
}
