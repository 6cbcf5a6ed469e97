using System;
using System.Collections.Generic;
using System.IO;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Definitions.Reading;

/// <summary>The files of the file system.</summary>
public sealed class DefinitionFiles : IDefinitionFiles
{
    private const int MostBytes = 256 * 1024 * 1024;

    private static readonly string[] Extensions = { ".json", ".json5", ".yaml", ".yml", ".asl", ".template", ".tftpl" };

    // Folders of tools, which hold copies and other people's files.
    private static readonly string[] Passed = { ".git", "node_modules", ".aws-sam", ".terraform" };

    /// <inheritdoc />
    public bool IsFolder(string path) => Directory.Exists(path);

    /// <inheritdoc />
    public bool IsFile(string path) => File.Exists(path);

    /// <inheritdoc />
    public long LengthOf(string path) => new FileInfo(path).Length;

    /// <inheritdoc />
    public string? RealPathOf(string path) => RealPath.Of(path);

    /// <inheritdoc />
    /// <exception cref="IOException">The file cannot be read, or has more than 256 MB.</exception>
    public byte[] Read(string path)
    {
        // A device has no length, and may have no end either.
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        using var bytes = new MemoryStream();
        byte[] piece = new byte[81920];
        for (int read = file.Read(piece, 0, piece.Length); read > 0; read = file.Read(piece, 0, piece.Length))
        {
            if (bytes.Length + read > MostBytes)
            {
                throw new IOException($"It has more than {MostBytes / 1024 / 1024} MB.");
            }

            bytes.Write(piece, 0, read);
        }

        return bytes.ToArray();
    }

    /// <inheritdoc />
    public IEnumerable<string> FilesBelow(string folder)
    {
        var open = new Stack<string>();
        open.Push(folder);
        while (open.Count > 0)
        {
            string current = open.Pop();
            string[] files = Directory.GetFiles(current);
            Array.Sort(files, StringComparer.Ordinal);
            foreach (string file in files)
            {
                if (Array.Exists(Extensions, extension => file.EndsWith(extension, StringComparison.OrdinalIgnoreCase)))
                {
                    yield return file;
                }
            }

            string[] folders = Directory.GetDirectories(current);
            Array.Sort(folders, StringComparer.Ordinal);
            for (int i = folders.Length - 1; i >= 0; i--)
            {
                bool isLink = (File.GetAttributes(folders[i]) & FileAttributes.ReparsePoint) != 0;
                // A link can lead back to a folder above it.
                if (!isLink && !Array.Exists(Passed, name => name.Equals(Path.GetFileName(folders[i]), StringComparison.OrdinalIgnoreCase)))
                {
                    open.Push(folders[i]);
                }
            }
        }
    }
}
