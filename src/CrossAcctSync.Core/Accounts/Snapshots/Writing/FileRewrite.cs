using System;
using System.IO;
using System.IO.Compression;
using System.Threading;
using CrossAcctSync.Accounts.Snapshots.Reading;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Accounts.Snapshots.Writing;

/// <summary>
/// Changes a file by writing a new one beside it and putting that in its place in one step: whoever is killed meanwhile
/// leaves the old file or the new one, and perhaps a leftover that the next writer clears away.
/// </summary>
internal static class FileRewrite
{
    private const string LeftoverPattern = ".snapshot-*.tmp";

    /// <summary>Replaces a part of a file's text. A packed file stays packed; UTF-16 becomes UTF-8.</summary>
    /// <param name="path">The file.</param>
    /// <param name="offset">The bytes of (unpacked, UTF-8) text before the part.</param>
    /// <param name="length">The bytes of the part.</param>
    /// <param name="replacement">What stands there from now on.</param>
    /// <param name="atStage">Is told how far the write has come.</param>
    /// <param name="cancellationToken">Leaves the old file.</param>
    public static void Replace(string path, long offset, int length, byte[] replacement, Action<WriteStage> atStage, CancellationToken cancellationToken)
    {
        // A link stays, and what it leads to is written.
        path = AtomicFile.PlaceOf(Path.GetFullPath(path));
        string temporary = NewName(path);
        try
        {
            // A copy has the permissions of the old file, which may be closed to others.
            File.Copy(path, temporary);
            using (FileStream file = new(temporary, FileMode.Truncate, FileAccess.Write, FileShare.None, 64 * 1024))
            {
                atStage(WriteStage.Begun);
                using (GZipStream? packed = IsPacked(path) ? new GZipStream(file, CompressionLevel.Optimal, leaveOpen: true) : null)
                using (Stream source = SnapshotText.Open(path))
                {
                    Stream target = packed is null ? file : packed;
                    Copy(source, target, offset, cancellationToken);
                    atStage(WriteStage.HalfWritten);
                    target.Write(replacement, 0, replacement.Length);
                    Copy(source, Stream.Null, length, cancellationToken);
                    Copy(source, target, long.MaxValue, cancellationToken);
                }

                file.Flush(flushToDisk: true);
            }

            atStage(WriteStage.Written);
            File.Replace(temporary, path, null);
            atStage(WriteStage.Replaced);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Writes a file that is not there yet.</summary>
    public static void Create(string path, byte[] content, Action<WriteStage> atStage)
    {
        string temporary = NewName(path);
        try
        {
            using (FileStream file = new(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                atStage(WriteStage.Begun);
                file.Write(content, 0, content.Length / 2);
                atStage(WriteStage.HalfWritten);
                file.Write(content, content.Length / 2, content.Length - (content.Length / 2));
                file.Flush(flushToDisk: true);
            }

            atStage(WriteStage.Written);
            File.Move(temporary, path);
            atStage(WriteStage.Replaced);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Deletes what killed writers left. Only for the one who holds the lock.</summary>
    public static void ClearLeftovers(string folder)
    {
        foreach (string leftover in Directory.GetFiles(folder, LeftoverPattern))
        {
            File.Delete(leftover);
        }
    }

    private static string NewName(string path) =>
        Path.Combine(Path.GetDirectoryName(path)!, LeftoverPattern.Replace("*", Guid.NewGuid().ToString("N")));

    private static bool IsPacked(string path)
    {
        using FileStream file = SnapshotText.OpenFile(path);
        return SnapshotText.IsGzip(file);
    }

    private static void Copy(Stream source, Stream target, long length, CancellationToken cancellationToken)
    {
        byte[] piece = new byte[128 * 1024];
        while (length > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int read = source.Read(piece, 0, (int)Math.Min(piece.Length, length));
            if (read == 0)
            {
                return;
            }

            target.Write(piece, 0, read);
            length -= read;
        }
    }
}
