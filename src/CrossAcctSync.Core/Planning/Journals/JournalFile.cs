using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading;

namespace CrossAcctSync.Planning.Journals;

/// <summary>Lines of a file that several processes add to. The file is open only for the moment of a write, and then for nobody else.</summary>
internal static class JournalFile
{
    private static readonly TimeSpan MostWaiting = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(3);

    /// <summary>Adds a line and returns when it is on the disk. Behind a torn line it begins a new one.</summary>
    /// <param name="path">The file; it is made when it is not there.</param>
    /// <param name="line">The line without its end; empty to see only whether the file can be written to.</param>
    /// <exception cref="IOException">The file cannot be written to, or somebody else kept it open for half a minute.</exception>
    public static void Append(string path, byte[] line)
    {
        using FileStream file = Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        if (line.Length == 0)
        {
            return;
        }

        bool isTorn = false;
        if (file.Length > 0)
        {
            file.Seek(-1, SeekOrigin.End);
            isTorn = file.ReadByte() != '\n';
        }

        byte[] text = new byte[line.Length + (isTorn ? 2 : 1)];
        int start = isTorn ? 1 : 0;
        text[0] = (byte)'\n';
        line.CopyTo(text, start);
        text[text.Length - 1] = (byte)'\n';
        file.Seek(0, SeekOrigin.End);
        file.Write(text, 0, text.Length);
        file.Flush(flushToDisk: true);
    }

    /// <summary>The lines without their ends; a last one that has no end is one, too. A byte order mark is none of the text.</summary>
    /// <exception cref="InvalidDataException">The file is in UTF-16 or UTF-32, or holds no text.</exception>
    public static IReadOnlyList<byte[]> ReadLines(string path)
    {
        byte[] text;
        using (FileStream file = Open(path, FileMode.Open, FileAccess.Read, FileShare.Read))
        using (var copy = new MemoryStream())
        {
            file.CopyTo(copy);
            text = copy.ToArray();
        }

        // An editor that saves a journal in another encoding puts zero bytes between the letters.
        if (Array.IndexOf(text, (byte)0) >= 0)
        {
            throw new InvalidDataException("The file is no journal: it is not in UTF-8. Save it as UTF-8, or give the journal as it was written.");
        }

        var lines = new List<byte[]>();
        for (int start = text.AsSpan().StartsWith(Mark) ? Mark.Length : 0; start < text.Length;)
        {
            int end = Array.IndexOf(text, (byte)'\n', start);
            end = end < 0 ? text.Length : end;
            int length = end > start && text[end - 1] == (byte)'\r' ? end - start - 1 : end - start;
            lines.Add(text.AsSpan(start, length).ToArray());
            start = end + 1;
        }

        return lines;
    }

    private static ReadOnlySpan<byte> Mark => [0xEF, 0xBB, 0xBF];

    private static FileStream Open(string path, FileMode mode, FileAccess access, FileShare share)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream(path, mode, access, share, 4096);
            }
            catch (IOException exception) when (exception is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException) && watch.Elapsed < MostWaiting)
            {
                Thread.Sleep(Pause);
            }
        }
    }
}
