using System;
using System.Collections.Generic;
using System.IO;

namespace CrossAcctSync.Definitions.Reading;

/// <summary>The files of the file system.</summary>
public sealed class DefinitionFiles : IDefinitionFiles
{
    private static readonly string[] Extensions = { ".json", ".json5", ".yaml", ".yml", ".asl", ".template", ".tftpl" };

    // Folders of tools, which hold copies and other people's files.
    private static readonly string[] Passed = { ".git", "node_modules", ".aws-sam", ".terraform" };

    /// <inheritdoc />
    public bool IsFolder(string path) => Directory.Exists(path);

    /// <inheritdoc />
    public bool IsFile(string path) => File.Exists(path);

    /// <inheritdoc />
    public byte[] Read(string path) => File.ReadAllBytes(path);

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
