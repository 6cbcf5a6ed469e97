using System.Collections.Generic;

namespace CrossAcctSync.Definitions.Reading;

/// <summary>The files that definitions are read from.</summary>
public interface IDefinitionFiles
{
    /// <summary>Whether the path is a folder.</summary>
    bool IsFolder(string path);

    /// <summary>Whether the path is a file.</summary>
    bool IsFile(string path);

    /// <summary>The files below a folder that may hold definitions, at any depth, in a stable order.</summary>
    IEnumerable<string> FilesBelow(string folder);

    /// <summary>The bytes that a file has, without opening it: 0 for an empty one, and for pipes and devices, which tell none.</summary>
    long LengthOf(string path);

    /// <summary>The full path behind all links, whether or not something is there; null where it cannot be told.</summary>
    string? RealPathOf(string path);

    /// <summary>All bytes of a file.</summary>
    byte[] Read(string path);
}
