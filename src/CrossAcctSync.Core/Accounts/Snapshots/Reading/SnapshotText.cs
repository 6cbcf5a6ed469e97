using System;
using System.IO;
using System.IO.Compression;

namespace CrossAcctSync.Accounts.Snapshots.Reading;

/// <summary>A file of a snapshot as a stream of UTF-8, whatever it is packed and written in. Bytes tell, not the name.</summary>
internal static class SnapshotText
{
    /// <summary>Opens a file for reading from its start. A writer may replace it meanwhile: the stream stays what it was.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    /// <exception cref="InvalidDataException">It begins as a gz file and is none.</exception>
    public static Stream Open(string path)
    {
        FileStream file = OpenFile(path);
        try
        {
            bool isGzip = IsGzip(file);
            return Unpack(file, isGzip, MarkOf(file, isGzip));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Opens the bytes as they lie on the disk, without a buffer of its own.</summary>
    public static FileStream OpenFile(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1, FileOptions.SequentialScan);

    /// <summary>Whether the file is packed (RFC 1952, section 2.3.1). Leaves the file at its start.</summary>
    public static bool IsGzip(FileStream file)
    {
        byte[] magic = new byte[2];
        int read = Fill(file, magic);
        file.Position = 0;
        return read == 2 && magic[0] == 0x1F && magic[1] == 0x8B;
    }

    private static Stream Unpack(FileStream file, bool isGzip, TextMark mark)
    {
        Stream text = isGzip ? new GZipStream(file, CompressionMode.Decompress) : file;
        switch (mark)
        {
            case TextMark.Utf16 or TextMark.Utf16BigEndian:
                Fill(text, new byte[2]);
                return new Utf16Stream(text, mark == TextMark.Utf16BigEndian);
            default:
                return text;
        }
    }

    private static TextMark MarkOf(FileStream file, bool isGzip)
    {
        byte[] start = new byte[2];
        if (isGzip)
        {
            using var text = new GZipStream(file, CompressionMode.Decompress, leaveOpen: true);
            Fill(text, start);
        }
        else
        {
            Fill(file, start);
        }

        file.Position = 0;
        return (start[0], start[1]) switch
        {
            (0xFF, 0xFE) => TextMark.Utf16,
            (0xFE, 0xFF) => TextMark.Utf16BigEndian,
            _ => TextMark.Utf8,
        };
    }

    internal static int Fill(Stream stream, byte[] buffer)
    {
        int filled = 0;
        for (int read; filled < buffer.Length && (read = stream.Read(buffer, filled, buffer.Length - filled)) > 0;)
        {
            filled += read;
        }

        return filled;
    }

    private enum TextMark
    {
        Utf8,
        Utf16,
        Utf16BigEndian,
    }
}
