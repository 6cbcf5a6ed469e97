using System;
using System.Diagnostics;
using System.IO;
using System.Threading;

namespace CrossAcctSync.Accounts.Snapshots.Writing;

/// <summary>
/// The right to write to a snapshot, for one process and thread at a time. It is an open file that nobody else may
/// open: the operating system closes it when the process ends, however it ends, so that no dead writer blocks.
/// </summary>
internal static class SnapshotLock
{
    // The file stays: one who deleted it could delete it under the next writer.
    private const string Name = ".snapshot.lock";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(15);

    /// <summary>Waits for the right; null when another writer kept it for the whole time.</summary>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written to.</exception>
    public static IDisposable? Acquire(string folder, TimeSpan timeout, CancellationToken cancellationToken)
    {
        string path = Path.Combine(folder, Name);
        Stopwatch watch = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
            }
            catch (IOException exception) when (exception is not (DirectoryNotFoundException or PathTooLongException))
            {
                if (watch.Elapsed >= timeout)
                {
                    return null;
                }
            }

            cancellationToken.WaitHandle.WaitOne(Pause);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
