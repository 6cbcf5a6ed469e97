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

    /// <summary>All bytes of a file.</summary>
    byte[] Read(string path);
}
