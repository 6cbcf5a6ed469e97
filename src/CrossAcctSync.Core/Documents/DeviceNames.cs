using System;
using System.Linq;

namespace CrossAcctSync.Documents;

/// <summary>
/// Names that are devices in Windows in any folder and with any ending
/// (https://learn.microsoft.com/windows/win32/fileio/naming-a-file#naming-conventions).
/// </summary>
internal static class DeviceNames
{
    private static readonly string[] Plain = { "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$" };

    /// <summary>Whether a file's name, without folders, is one.</summary>
    public static bool Is(string name)
    {
        // Windows takes no notice of an ending, nor of blanks before it and dots at the end.
        string stem = name.Split('.', ':')[0].TrimEnd(' ');
        return Array.Exists(Plain, device => device.Equals(stem, StringComparison.OrdinalIgnoreCase))
            || (stem.Length == 4 && (stem.StartsWith("COM", StringComparison.OrdinalIgnoreCase) || stem.StartsWith("LPT", StringComparison.OrdinalIgnoreCase)) && "0123456789\u00b9\u00b2\u00b3".IndexOf(stem[3]) >= 0);
    }

    /// <summary>Whether a step of a path is one, whichever way its slashes lean.</summary>
    public static bool IsIn(string path) => path.Split('/', '\\').Any(Is);

    /// <summary>A name that is none: an underscore stands before one that is.</summary>
    public static string Avoid(string name) => Is(name) ? "_" + name : name;
}
