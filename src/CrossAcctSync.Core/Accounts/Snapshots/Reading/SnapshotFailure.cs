using System;
using System.IO;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Accounts.Snapshots.Reading;

/// <summary>The ways in which a file of a snapshot cannot be read.</summary>
internal static class SnapshotFailure
{
    /// <summary>Whether the exception tells of the file, not of a mistake in the module or a wish to stop.</summary>
    public static bool Is(Exception exception) =>
        exception is SourceFormatException or IOException or UnauthorizedAccessException or InvalidDataException;

    /// <summary>The failure as a problem of a file.</summary>
    public static SnapshotProblem Of(string path, Exception exception) => exception is SourceFormatException format
        ? new SnapshotProblem(format.Location, format.Problem)
        : new SnapshotProblem(new SourceLocation(path, SourcePosition.Start), "The file cannot be read: " + exception.Message);
}
