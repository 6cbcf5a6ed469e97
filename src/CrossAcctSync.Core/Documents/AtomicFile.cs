using System;
using System.IO;
using System.Text;

namespace CrossAcctSync.Documents;

/// <summary>
/// A file that is written whole or not at all: the new text is written beside it and put in its place in one step, so
/// that whoever is killed meanwhile leaves the old file or the new one. What is not completed leaves nothing behind.
/// </summary>
/// <remarks>
/// Nothing but a file is ever replaced: a symbolic link stays and the file that it leads to is written; a pipe, a device and an
/// empty file are written to as they are, when all is there to be written.
/// </remarks>
public sealed class AtomicFile : IDisposable
{
    private readonly string _path;
    private readonly string? _temporary;
    private readonly bool _mayReplace;
    private readonly Stream _stream;

    /// <summary>Begins a file.</summary>
    /// <param name="path">The file. Its folder must be there.</param>
    /// <param name="mayReplace">Whether a file that is there already is replaced.</param>
    /// <exception cref="IOException">Nothing can be written there, or the path is a link that cannot be followed.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public AtomicFile(string path, bool mayReplace)
        : this(path, mayReplace, temporary => new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, 64 * 1024))
    {
    }

    /// <summary>The same with another way to open what is written first.</summary>
    internal AtomicFile(string path, bool mayReplace, Func<string, Stream> open)
    {
        _path = PlaceOf(Path.GetFullPath(path));
        _mayReplace = mayReplace;
        if (_mayReplace && IsWrittenThrough(_path))
        {
            _stream = new MemoryStream();
            return;
        }

        // A file whose name begins with a dot is part of nothing that this module reads.
        _temporary = Path.Combine(Path.GetDirectoryName(_path)!, $".{Guid.NewGuid():N}.tmp");
        try
        {
            if (Replaces)
            {
                // A copy has the permissions of the old file, which may be closed to others.
                File.Copy(_path, _temporary);
                File.SetAttributes(_temporary, File.GetAttributes(_temporary) & ~FileAttributes.ReadOnly);
            }

            _stream = open(_temporary);
        }
        catch
        {
            File.Delete(_temporary);
            throw;
        }
    }

    /// <summary>What the file holds from now on is written here.</summary>
    public Stream Stream => _stream;

    private bool Replaces => _mayReplace && File.Exists(_path);

    /// <summary>Writes UTF-8 without a byte order mark.</summary>
    /// <param name="path">The file. Its folder must be there.</param>
    /// <param name="text">What it holds from now on.</param>
    /// <param name="mayReplace">Whether a file that is there already is replaced.</param>
    /// <exception cref="IOException">The file is there already and may not be replaced, or it cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file or its folder may not be written to.</exception>
    public static void Write(string path, string text, bool mayReplace)
    {
        using var file = new AtomicFile(path, mayReplace);
        byte[] bytes = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(text);
        file.Stream.Write(bytes, 0, bytes.Length);
        file.Complete();
    }

    /// <summary>Puts the file in its place.</summary>
    /// <param name="backupPath">Where the old file stays, if there is one; null for nowhere.</param>
    /// <exception cref="IOException">A file is there already and may not be replaced, or the new one cannot be put there.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be replaced.</exception>
    public void Complete(string? backupPath = null)
    {
        if (backupPath is not null && (RealPath.IsLink(backupPath) || (File.Exists(backupPath) && IsWrittenThrough(backupPath))))
        {
            throw new IOException($"'{backupPath}' is a link, a device or an empty file, and the old file is not put in its place.");
        }

        if (_temporary is null)
        {
            WriteThrough((MemoryStream)_stream);
            return;
        }

        if (_stream is FileStream file)
        {
            file.Flush(flushToDisk: true);
        }

        _stream.Dispose();
        if (Replaces)
        {
            File.Replace(_temporary, _path, backupPath);
        }
        else
        {
            File.Move(_temporary, _path);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            // On a full disk this writes what is left, fails, and is not what is to be told.
            _stream.Dispose();
        }
        catch (IOException)
        {
        }
        finally
        {
            if (_temporary is not null)
            {
                File.Delete(_temporary);
            }
        }
    }

    /// <summary>Where a path leads: the file behind links, or the path itself where links lead to what has no path, such as /dev/stdout.</summary>
    internal static string PlaceOf(string path)
    {
        if (!RealPath.IsLink(path))
        {
            return path;
        }

        string real = RealPath.Of(path) ?? throw new IOException($"'{path}' is a link that cannot be followed.");
        // What a process has open need not have a name: the link to a pipe reads pipe:[4711] and leads there all the same.
        return !File.Exists(real) && real.StartsWith("/proc/", StringComparison.Ordinal) ? path : real;
    }

    // Pipes and devices tell no length, and nothing is lost of a file that has none.
    private static bool IsWrittenThrough(string path) => File.Exists(path) && new FileInfo(path).Length == 0;

    private void WriteThrough(MemoryStream content)
    {
        using FileStream file = new(_path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, 64 * 1024);
        try
        {
            content.Position = 0;
            content.CopyTo(file);
            file.Flush();
        }
        catch (IOException) when (file.CanSeek)
        {
            Empty(file);
            throw;
        }
    }

    private static void Empty(FileStream file)
    {
        try
        {
            file.SetLength(0);
        }
        catch (Exception exception) when (exception is IOException or NotSupportedException or UnauthorizedAccessException)
        {
            // A device.
        }
    }
}
