using System;
using System.IO;
using CrossAcctSync.Accounts.Snapshots;
using CrossAcctSync.Documents;
using CrossAcctSync.Module.Commands;

namespace CrossAcctSync.Module.Binding;

/// <summary>A snapshot of accounts for a cmdlet; what is damaged in it is an error of its own.</summary>
internal sealed class SnapshotSource
{
    private readonly SyncCmdlet _cmdlet;

    public SnapshotSource(SyncCmdlet cmdlet) => _cmdlet = cmdlet;

    /// <summary>Opens a snapshot, or ends the cmdlet: without accounts no input can succeed.</summary>
    public AccountSnapshot Open(string path)
    {
        string folder = _cmdlet.FilePathOf(path);
        if (File.Exists(folder))
        {
            throw _cmdlet.EndWith(Failures.FolderExpected(path, $"Accounts are read from a folder with a file for each of them, such as '{Path.GetDirectoryName(folder)}'."));
        }

        try
        {
            AccountSnapshot snapshot = AccountSnapshot.Open(folder, _cmdlet.Cancellation);
            foreach (SnapshotProblem problem in snapshot.Problems)
            {
                _cmdlet.WriteFailure(Failures.SnapshotDamaged(problem.ToString(), problem.Location.Path ?? path));
            }

            return snapshot;
        }
        catch (DirectoryNotFoundException exception)
        {
            throw _cmdlet.EndWith(Failures.PathNotFound(path, exception));
        }
        catch (SourceFormatException exception)
        {
            throw _cmdlet.EndWith(Failures.SnapshotDamaged(exception.Message, path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw _cmdlet.EndWith(Failures.PathUnreadable(path, exception));
        }
    }
}
