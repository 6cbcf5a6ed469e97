using System;
using System.Collections.Generic;
using System.IO;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Tests.Reports;

/// <summary>Reports in a folder of their own, for programs that read files.</summary>
internal sealed class ReportFiles : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("CrossAcctSync-").FullName;
    private readonly List<string> _files = [];

    public string[] All => [.. _files];

    public string Add(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        AtomicFile.Write(path, text, mayReplace: false);
        _files.Add(path);
        return path;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
