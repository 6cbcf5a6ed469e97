using System;
using System.Collections;
using System.IO;
using CrossAcctSync.Accounts.Snapshots;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Module.Completion;

/// <summary>The snapshot that a command line names so far.</summary>
internal static class BoundSnapshot
{
    /// <summary>Opens it; null when there is none, for completion stays silent.</summary>
    public static AccountSnapshot? Open(IDictionary boundParameters)
    {
        try
        {
            return boundParameters?["SnapshotPath"] is { } path ? AccountSnapshot.Open(SessionPath.Resolve(path.ToString()!)) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SourceFormatException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
