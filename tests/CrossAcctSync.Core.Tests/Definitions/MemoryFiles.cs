using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using CrossAcctSync.Definitions.Reading;

namespace CrossAcctSync.Tests.Definitions;

/// <summary>Files in memory, below the folder <c>top</c>.</summary>
internal sealed class MemoryFiles : IDefinitionFiles
{
    private readonly SortedDictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    public MemoryFiles With(string name, string text) => With(name, Encoding.UTF8.GetBytes(text));

    public MemoryFiles With(string name, byte[] bytes)
    {
        _files[Path.Combine("top", name)] = bytes;
        return this;
    }

    public bool IsFolder(string path) => path == "top";

    public bool IsFile(string path) => _files.ContainsKey(path);

    public long LengthOf(string path) => _files[path].Length;

    public string? RealPathOf(string path) => Path.GetFullPath(path);

    public IEnumerable<string> FilesBelow(string folder) => _files.Keys.ToArray();

    public byte[] Read(string path) => _files[path];
}
