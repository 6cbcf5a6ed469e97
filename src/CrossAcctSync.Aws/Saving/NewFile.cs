using System;
using System.IO;

namespace CrossAcctSync.Aws.Saving;

/// <summary>A file that is written beside its place and put there in one step when it is whole. Else nothing is left of it.</summary>
internal sealed class NewFile : IDisposable
{
    private readonly string _path;
    private readonly string _temporary;
    private readonly FileStream _stream;

    /// <summary>Begins a file.</summary>
    public NewFile(string path)
    {
        _path = path;
        string folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);

        // Files whose names begin with a dot are no part of a snapshot.
        _temporary = Path.Combine(folder, $".saving-{Guid.NewGuid():N}.tmp");
        _stream = new FileStream(_temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 64 * 1024);
    }

    /// <summary>The text so far is written here, in UTF-8.</summary>
    public Stream Stream => _stream;

    /// <summary>Puts the file in its place.</summary>
    public void Complete()
    {
        _stream.Flush(flushToDisk: true);
        _stream.Dispose();
        if (File.Exists(_path))
        {
            File.Replace(_temporary, _path, null);
        }
        else
        {
            File.Move(_temporary, _path);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _stream.Dispose();
        File.Delete(_temporary);
    }
}
