using System.Collections.Generic;
using CrossAcctSync.Definitions.Reading;

namespace CrossAcctSync.Tests.Repairing;

/// <summary>Counts how often a template is read that names one definition.</summary>
internal sealed class CountedFiles(IDefinitionFiles files) : IDefinitionFiles
{
    public int Readings { get; private set; }

    public bool IsFolder(string path) => files.IsFolder(path);

    public bool IsFile(string path)
    {
        // Contents are kept in memory once they are edited; whether the definition is there is asked each time.
        Readings++;
        return files.IsFile(path);
    }

    public long LengthOf(string path) => files.LengthOf(path);

    public string? RealPathOf(string path) => files.RealPathOf(path);

    public IEnumerable<string> FilesBelow(string folder) => files.FilesBelow(folder);

    public byte[] Read(string path) => files.Read(path);
}
