using System;
using System.IO;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Definitions.Reading;

/// <summary>
/// The files that templates and manifests name, which somebody else may have written: regular ones below the folder that was
/// given, or the given file's own, up to a size. What is refused is not opened.
/// </summary>
internal sealed class NamedFiles
{
    /// <summary>The bytes that a named file may have. AWS takes definitions and templates of a twentieth of it.</summary>
    public const int MostBytes = 16 * 1024 * 1024;

    private readonly IDefinitionFiles _files;
    private readonly string? _root;
    private readonly bool _allowsOutside;
    private string? _realRoot;

    /// <param name="files">The files.</param>
    /// <param name="root">The folder that was given, or that of the given file; null for a text.</param>
    /// <param name="allowsOutside">Whether files elsewhere are read, too.</param>
    public NamedFiles(IDefinitionFiles files, string? root, bool allowsOutside)
    {
        _files = files;
        _root = root is null ? null : Path.GetFullPath(root.Length == 0 ? "." : root);
        _allowsOutside = allowsOutside;
    }

    /// <summary>Looks for a file.</summary>
    /// <param name="folder">The folder of the document that names it.</param>
    /// <param name="name">The name as the document has it.</param>
    public NamedFile Find(string folder, string name)
    {
        // Windows would log on to another machine to look whether the file is there.
        string start = name.TrimStart().Replace('/', '\\');
        if (start.StartsWith(@"\\", StringComparison.Ordinal) || start.StartsWith(@"\??\", StringComparison.Ordinal))
        {
            return Refused(name, "is on another machine or a device, and no template reads from there");
        }

        if (name.IndexOf('\0') >= 0 || DeviceNames.IsIn(name))
        {
            return Refused(name, "is no name of a file on every system");
        }

        try
        {
            return Look(Path.Combine(folder, name), name, MostBytes);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException or PathTooLongException)
        {
            return Refused(name, "is no name of a file");
        }
    }

    /// <summary>Why a file that lies below the folder is not read; null when it may be.</summary>
    public string? RefusalOf(string path) => Look(path, path, long.MaxValue).Refusal;

    /// <summary>All bytes of a file; none of an empty one, a pipe or a device.</summary>
    /// <exception cref="IOException">It cannot be read, or is too large.</exception>
    public byte[] Read(string path) => _files.LengthOf(path) == 0 ? Array.Empty<byte>() : _files.Read(path);

    private NamedFile Look(string path, string name, long most)
    {
        string full = Path.GetFullPath(path);
        if (!_allowsOutside && (_root is null || !RealPath.IsWithin(full, _root)))
        {
            return Refused(name, _root is null ? "is named by a text, which has no folder" : $"lies outside of '{_root}'");
        }

        if (!_allowsOutside && !(_files.RealPathOf(full) is { } real && (_realRoot ??= _files.RealPathOf(_root!)) is { } root && RealPath.IsWithin(real, root)))
        {
            return Refused(name, $"is a link that leads out of '{_root}'");
        }

        if (!_files.IsFile(path))
        {
            return new NamedFile(path, IsThere: false, null);
        }

        return _files.LengthOf(path) > most
            ? new NamedFile(path, IsThere: false, $"'{name}' has more than {most / 1024 / 1024} MB and is not read.")
            : new NamedFile(path, IsThere: true, null);
    }

    private NamedFile Refused(string name, string why) => new(name, IsThere: false, $"'{name}' {why}; it is not read. {(_allowsOutside ? "Copy it beside the template." : "Give the folder that holds both, or -AllowOutside where the file may be read.")}");
}
