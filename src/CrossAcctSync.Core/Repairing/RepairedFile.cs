using System.Collections.Generic;

namespace CrossAcctSync.Repairing;

/// <summary>A file before and after its repair.</summary>
public sealed class RepairedFile
{
    internal RepairedFile(string path, byte[] original, byte[] content, IReadOnlyList<SyncRepair> repairs)
    {
        Path = path;
        Original = original;
        Content = content;
        Repairs = repairs;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The changes, by line; those of one line in the order in which they were made.</summary>
    public IReadOnlyList<SyncRepair> Repairs { get; }

    internal byte[] Original { get; }

    internal byte[] Content { get; }
}
