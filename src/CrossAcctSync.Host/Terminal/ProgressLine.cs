using System;
using System.IO;

namespace CrossAcctSync.Host.Terminal;

/// <summary>One line at the bottom of a terminal, which the next output takes the place of.</summary>
internal sealed class ProgressLine(TextWriter terminal)
{
    private int _shown;

    /// <summary>Shows a status, or clears the line.</summary>
    internal void Show(string? status)
    {
        if (status is null && _shown == 0)
        {
            return;
        }

        string text = status ?? string.Empty;
        int width = Math.Max(Width() - 1, 1);
        text = text.Length > width ? text[..width] : text;
        terminal.Write('\r' + text.PadRight(_shown) + (text.Length == 0 ? "\r" : string.Empty));
        terminal.Flush();
        _shown = text.Length;
    }

    private static int Width()
    {
        try
        {
            return Console.WindowWidth;
        }
        catch (IOException)
        {
            return 80;
        }
    }
}
