using System;
using System.Collections.Generic;
using CrossAcctSync.Definitions.Reading;

namespace CrossAcctSync.Repairing;

/// <summary>Files of which some have another content than the disk says.</summary>
internal sealed class OverlaidFiles : IDefinitionFiles
{
    private readonly IDefinitionFiles _files;
    private readonly Dictionary<string, byte[]> _changed = new(StringComparer.Ordinal);

    public OverlaidFiles(IDefinitionFiles files) => _files = files;

    /// <summary>What the file holds from now on.</summary>
    public void Write(string path, byte[] content) => _changed[path] = content;

    public bool IsFolder(string path) => _files.IsFolder(path);

    public bool IsFile(string path) => _files.IsFile(path);

    public long LengthOf(string path) => _changed.TryGetValue(path, out byte[]? content) ? content.Length : _files.LengthOf(path);

    public string? RealPathOf(string path) => _files.RealPathOf(path);

    public IEnumerable<string> FilesBelow(string folder) => _files.FilesBelow(folder);

    public byte[] Read(string path) => _changed.TryGetValue(path, out byte[]? content) ? content : _files.Read(path);
}
