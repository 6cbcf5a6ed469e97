using System.Collections.Generic;
using CrossAcctSync.Definitions.Reading;

namespace CrossAcctSync.Benchmarks.Samples;

/// <summary>One file that is there already, so that no disk is measured.</summary>
public sealed class MemoryFiles : IDefinitionFiles
{
    private readonly byte[] _bytes;

    /// <summary>Makes a file of its bytes.</summary>
    public MemoryFiles(byte[] bytes) => _bytes = bytes;

    /// <inheritdoc/>
    public bool IsFolder(string path) => false;

    /// <inheritdoc/>
    public bool IsFile(string path) => true;

    /// <inheritdoc/>
    public long LengthOf(string path) => _bytes.Length;

    /// <inheritdoc/>
    public string? RealPathOf(string path) => path;

    /// <inheritdoc/>
    public byte[] Read(string path) => _bytes;

    /// <inheritdoc/>
    public IEnumerable<string> FilesBelow(string folder) => [];
}
