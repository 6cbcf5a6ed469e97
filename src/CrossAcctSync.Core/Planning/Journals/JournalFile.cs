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

    /// <summary>Sees whether the file can be written to; it is made when it is not there.</summary>
    /// <exception cref="IOException">The file cannot be written to, or somebody else kept it open for half a minute.</exception>
    public static void Touch(string path)
    {
        using FileStream file = Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        if (!file.CanSeek)
        {
            throw new IOException("It is no regular file, and what is written to it could not be read again.");
        }
    }

    /// <summary>Adds a line with its digest and returns when it is on the disk. Behind a torn line it begins a new one.</summary>
    /// <param name="path">The file; it is made when it is not there.</param>
    /// <param name="line">A JSON object without a digest.</param>
    /// <param name="end">What is known of the file, so that only what others added since is read again.</param>
    /// <returns>What is known of it now.</returns>
    /// <exception cref="IOException">The file cannot be written to, or somebody else kept it open for half a minute.</exception>
    public static JournalEnd Append(string path, byte[] line, JournalEnd end)
    {
        using FileStream file = Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        JournalEnd from = file.Length < end.Offset ? JournalEnd.None : end;
        JournalChain chain = from.Chain.Copy();
        file.Seek(from.Offset, SeekOrigin.Begin);
        byte[] added = ReadRest(file);
        foreach (byte[] other in Split(added, isStart: from.Offset == 0))
        {
            chain.Pass(other);
        }

        bool isTorn = added.Length > 0 && added[added.Length - 1] != (byte)'\n';
        byte[] sealedLine = chain.Seal(line);
        byte[] text = new byte[sealedLine.Length + (isTorn ? 2 : 1)];
        text[0] = (byte)'\n';
        sealedLine.CopyTo(text, isTorn ? 1 : 0);
        text[text.Length - 1] = (byte)'\n';
        file.Seek(0, SeekOrigin.End);
        file.Write(text, 0, text.Length);
        file.Flush(flushToDisk: true);
        return new JournalEnd(file.Length, chain);
    }

    /// <summary>The lines without their ends; a last one that has no end is one, too. A byte order mark is none of the text.</summary>
    /// <exception cref="InvalidDataException">The file is in UTF-16 or UTF-32, or holds no text.</exception>
    public static IReadOnlyList<byte[]> ReadLines(string path)
    {
        // A pipe or a device tells no length, and may have no end either.
        if (new FileInfo(path).Length == 0)
        {
            return Array.Empty<byte[]>();
        }

        byte[] text;
        using (FileStream file = Open(path, FileMode.Open, FileAccess.Read, FileShare.Read))
        {
            text = ReadRest(file);
        }

        // An editor that saves a journal in another encoding puts zero bytes between the letters.
        if (Array.IndexOf(text, (byte)0) >= 0)
        {
            throw new InvalidDataException("The file is no journal: it is not in UTF-8. Save it as UTF-8, or give the journal as it was written.");
        }

        return Split(text, isStart: true);
    }

    private static byte[] ReadRest(FileStream file)
    {
        byte[] rest = new byte[Math.Max(0, file.Length - file.Position)];
        int read = 0;
        for (int piece = -1; piece != 0 && read < rest.Length; read += piece)
        {
            piece = file.Read(rest, read, rest.Length - read);
        }

        return read == rest.Length ? rest : rest.AsSpan(0, read).ToArray();
    }

    private static IReadOnlyList<byte[]> Split(byte[] text, bool isStart)
    {
        var lines = new List<byte[]>();
        for (int start = isStart && text.AsSpan().StartsWith(Mark) ? Mark.Length : 0; start < text.Length;)
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
