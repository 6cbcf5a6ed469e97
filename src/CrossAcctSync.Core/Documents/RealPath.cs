using System;
using System.IO;
using System.Reflection;

namespace CrossAcctSync.Documents;

/// <summary>Where a path leads when its symbolic links and junctions are followed, and what may not be opened by a name that somebody else wrote.</summary>
internal static class RealPath
{
    // As many as Linux follows: https://man7.org/linux/man-pages/man7/path_resolution.7.html
    private const int MostLinks = 40;

    // .NET Framework has none, and so cannot tell where a link leads.
    private static readonly MethodInfo? Resolve = typeof(FileSystemInfo).GetMethod("ResolveLinkTarget", new[] { typeof(bool) });

    private static readonly StringComparison Comparison = Path.DirectorySeparatorChar == '\\' ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>Whether a path is a link, which may lead nowhere.</summary>
    public static bool IsLink(string path)
    {
        try
        {
            return (File.GetAttributes(path) & FileAttributes.ReparsePoint) != 0 && (Resolve is null || TargetOf(path) is not null);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    /// <summary>The full path behind all links, whether or not something is there; null when a link leads in a circle or cannot be followed on this system.</summary>
    public static string? Of(string path)
    {
        int left = MostLinks;
        return Of(Path.GetFullPath(path), ref left);
    }

    /// <summary>Whether a full path is a folder or lies below it.</summary>
    public static bool IsWithin(string path, string folder)
    {
        string above = folder.TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
        return path.Equals(above, Comparison) || path.StartsWith(above + Path.DirectorySeparatorChar, Comparison);
    }

    private static string? Of(string path, ref int left)
    {
        string root = Path.GetPathRoot(path)!;
        string real = root;
        foreach (string step in path.Substring(root.Length).Split(new[] { Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar }, StringSplitOptions.RemoveEmptyEntries))
        {
            real = Path.Combine(real, step);
            if (!IsLink(real))
            {
                continue;
            }

            if (Resolve is null || left-- == 0 || TargetOf(real) is not { } target || Of(target, ref left) is not { } end)
            {
                return null;
            }

            real = end;
        }

        return real;
    }

    // The link's own text is read, and nothing is opened that it leads to.
    private static string? TargetOf(string link) => (Resolve!.Invoke(new FileInfo(link), new object[] { false }) as FileSystemInfo)?.FullName;
}
