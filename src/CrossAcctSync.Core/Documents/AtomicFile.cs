using System;
using System.IO;
using System.Text;

namespace CrossAcctSync.Documents;

/// <summary>
/// A file that is written whole or not at all: the new text is written beside it and put in its place in one step, so
/// that whoever is killed meanwhile leaves the old file or the new one. What is not completed leaves nothing behind.
/// </summary>
public sealed class AtomicFile : IDisposable
{
    private readonly string _path;
    private readonly string _temporary;
    private readonly bool _mayReplace;
    private readonly FileStream _stream;

    /// <summary>Begins a file.</summary>
    /// <param name="path">The file. Its folder must be there.</param>
    /// <param name="mayReplace">Whether a file that is there already is replaced.</param>
    /// <exception cref="IOException">Nothing can be written there.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public AtomicFile(string path, bool mayReplace)
    {
        _path = Path.GetFullPath(path);
        _mayReplace = mayReplace;

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

            _stream = new FileStream(_temporary, FileMode.Create, FileAccess.Write, FileShare.None, 64 * 1024);
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
        _stream.Flush(flushToDisk: true);
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
        _stream.Dispose();
        File.Delete(_temporary);
    }
}
