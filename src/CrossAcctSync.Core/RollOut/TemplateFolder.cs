using System;
using System.IO;
using System.Linq;
using System.Text;
using CrossAcctSync.Documents;

namespace CrossAcctSync.RollOut;

/// <summary>
/// The folder that templates are written to. A file that is there already with the same content is left alone, also its
/// time; another one is replaced in one step, so that nobody ever reads half of it. Other files stay.
/// </summary>
public sealed class TemplateFolder
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Names a folder, which is made when something is written to it.</summary>
    /// <param name="path">The folder's full path.</param>
    public TemplateFolder(string path) => FolderPath = path ?? throw new ArgumentNullException(nameof(path));

    /// <summary>The folder.</summary>
    public string FolderPath { get; }

    /// <summary>The file of a template.</summary>
    public string PathOf(SyncTemplate template) => Path.Combine(FolderPath, template.FileName.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>The template with its path, and whether its file has this content.</summary>
    /// <exception cref="IOException">The file could not be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public SyncTemplate Look(SyncTemplate template)
    {
        string path = PathOf(template);
        bool isSame = File.Exists(path) && new FileInfo(path).Length == template.Size && File.ReadAllBytes(path).SequenceEqual(Utf8.GetBytes(template.Content));
        return template with { Path = path, Status = isSame ? TemplateFileStatus.Unchanged : TemplateFileStatus.NotWritten };
    }

    /// <summary>Writes a template's file.</summary>
    /// <returns>The template with its path and status.</returns>
    /// <exception cref="IOException">The file could not be written; what was there is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public SyncTemplate Write(SyncTemplate template)
    {
        string path = PathOf(template);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        AtomicFile.Write(path, template.Content, mayReplace: true);
        return template with { Path = path, Status = TemplateFileStatus.Written };
    }
}
