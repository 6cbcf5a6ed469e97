using System;
using System.IO;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Reports;

/// <summary>Names of files as a report tells them: from a base folder, with slashes, so that they are the same on every machine.</summary>
internal sealed class ReportPlaces
{
    private readonly string? _base;

    public ReportPlaces(string? basePath) => _base = basePath is null ? null : Path.GetFullPath(basePath);

    public SourceLocation? Of(SourceLocation? location) =>
        location?.Path is { } path ? location with { Path = Of(path) } : location;

    public string Of(string path)
    {
        if (_base is not null && Path.IsPathRooted(path))
        {
            string full = Path.GetFullPath(path);
            string folder = _base.EndsWith(Path.DirectorySeparatorChar.ToString(), StringComparison.Ordinal) ? _base : _base + Path.DirectorySeparatorChar;
            if (full.StartsWith(folder, StringComparison.Ordinal))
            {
                path = full.Substring(folder.Length);
            }
        }

        return Path.DirectorySeparatorChar == '\\' ? path.Replace('\\', '/') : path;
    }
}
