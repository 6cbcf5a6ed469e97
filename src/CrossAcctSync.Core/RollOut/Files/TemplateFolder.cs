using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using CrossAcctSync.Arns;
using CrossAcctSync.Documents;
using CrossAcctSync.Findings;
using CrossAcctSync.RollOut.Files;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.RollOut;

/// <summary>
/// The folder that templates are written to. A file that is there already with the same content is left alone, also its
/// time; another one is replaced in one step, so that nobody ever reads half of it. A manifest tells the files of earlier
/// runs from files of others, which are never touched.
/// </summary>
public sealed class TemplateFolder
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private const int MostNamedAccounts = 10;

    private const int MostBytes = 16 * 1024 * 1024;

    private readonly Dictionary<string, ManifestEntry> _entries;

    private TemplateFolder(string path, IEnumerable<ManifestEntry> entries)
    {
        FolderPath = path;
        _entries = entries.ToDictionary(entry => entry.FileName, StringComparer.Ordinal);
    }

    /// <summary>The folder.</summary>
    public string FolderPath { get; }

    /// <summary>The file that lists what was written.</summary>
    public string ManifestPath => Path.Combine(FolderPath, TemplateManifest.FileName);

    /// <summary>Opens a folder, which is made when something is written to it.</summary>
    /// <param name="path">The folder's full path.</param>
    /// <exception cref="FormatException">Its manifest cannot be understood.</exception>
    /// <exception cref="IOException">Its manifest cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Its manifest may not be read.</exception>
    public static TemplateFolder Open(string path)
    {
        string manifest = Path.Combine(path ?? throw new ArgumentNullException(nameof(path)), TemplateManifest.FileName);
        if (!File.Exists(manifest))
        {
            return new TemplateFolder(path, Array.Empty<ManifestEntry>());
        }

        return IsRead(manifest, path) ? new TemplateFolder(path, TemplateManifest.Read(File.ReadAllText(manifest))) : throw new FormatException("It is a link that leads elsewhere, empty or too large.");
    }

    /// <summary>The file of a template.</summary>
    public string PathOf(SyncTemplate template) => PathOf(template.FileName);

    /// <summary>The roles that files of earlier runs create. What was deployed from these owns the roles.</summary>
    public IReadOnlyCollection<RoleArn> CreatedRoles(SyncTemplateOptions options) => _entries.Values
        .Where(entry => entry.Format == options.Format && entry.Stack == options.Name && File.Exists(PathOf(entry.FileName)))
        .SelectMany(entry => entry.CreatedRoles)
        .Select(RoleArn.Parse)
        .ToArray();

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
        DemandInside(path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        AtomicFile.Write(path, template.Content, mayReplace: true);
        return template with { Path = path, Status = TemplateFileStatus.Written };
    }

    /// <summary>Notes that a template's file has its content, for runs to come.</summary>
    /// <param name="template">The template.</param>
    /// <param name="options">How it was made.</param>
    /// <param name="givesUpAccounts">Whether accounts that it is not made for any more are forgotten.</param>
    public void Note(SyncTemplate template, SyncTemplateOptions options, bool givesUpAccounts = false)
    {
        var entry = ManifestEntry.Of(template, options);
        if (!givesUpAccounts && entry.AccountIds.Count > 0 && _entries.TryGetValue(template.FileName, out ManifestEntry? earlier))
        {
            entry = entry with { AccountIds = entry.AccountIds.Union(earlier.AccountIds, StringComparer.Ordinal).OrderBy(account => account, StringComparer.Ordinal).ToArray() };
        }

        _entries[template.FileName] = entry;
    }

    /// <summary>
    /// Findings on accounts that files for many accounts were made for, and that no template serves any more. It is to be
    /// called when all templates are noted that are.
    /// </summary>
    /// <param name="templates">All templates of the present run.</param>
    /// <param name="options">How they were made.</param>
    public IReadOnlyList<Finding> LeftAccounts(IReadOnlyCollection<SyncTemplate> templates, SyncTemplateOptions options)
    {
        var made = new HashSet<string>(templates.Select(template => template.FileName), StringComparer.Ordinal);
        var served = new HashSet<string>(templates.SelectMany(template => template.AccountIds), StringComparer.Ordinal);
        return _entries.Values
            .Where(entry => entry.IsOf(options) && made.Contains(entry.FileName) && !options.IsAutoDeployed)
            .OrderBy(entry => entry.FileName, StringComparer.Ordinal)
            .Select(entry => (entry.FileName, Accounts: entry.AccountIds.Where(account => !served.Contains(account)).ToArray()))
            .Where(file => file.Accounts.Length > 0)
            .Select(file => new Finding(
                RollOutRules.AccountLeftOver,
                $"'{file.FileName}' was made for {NameList.Of(file.Accounts, MostNamedAccounts)}, too, in an earlier run, and none of these requirements needs a role there.",
                options.Format == TemplateFormat.StackSet
                    ? "Delete the stack instances of these accounts (aws cloudformation delete-stack-instances), and then run with -Prune, so that they are forgotten."
                    : "Delete the stack in these accounts, and then run with -Prune, so that they are forgotten."))
            .ToArray();
    }

    /// <summary>The files of earlier runs for the same stacks and sides that are still there, and that no template has any more.</summary>
    /// <param name="templates">All templates of the present run.</param>
    /// <param name="options">How they were made.</param>
    /// <exception cref="IOException">A file could not be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public IReadOnlyList<TemplateLeftover> Leftovers(IEnumerable<SyncTemplate> templates, SyncTemplateOptions options)
    {
        var made = new HashSet<string>(templates.Select(template => template.FileName), StringComparer.Ordinal);
        return _entries.Values
            .Where(entry => entry.IsOf(options) && !made.Contains(entry.FileName) && File.Exists(PathOf(entry.FileName)))
            .OrderBy(entry => entry.FileName, StringComparer.Ordinal)
            .Select(entry => new TemplateLeftover(entry.FileName, PathOf(entry.FileName), IsEdited(entry)))
            .ToArray();
    }

    /// <summary>Deletes a file that is left over, and its own folder when that is empty then.</summary>
    /// <param name="leftover">The file.</param>
    /// <param name="evenEdited">Whether one that was changed by hand is deleted, too.</param>
    /// <returns>Whether it was deleted.</returns>
    /// <exception cref="IOException">The file could not be deleted.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be deleted.</exception>
    public bool Remove(TemplateLeftover leftover, bool evenEdited)
    {
        if (!_entries.TryGetValue(leftover.FileName, out ManifestEntry? entry) || (IsEdited(entry) && !evenEdited))
        {
            return false;
        }

        string path = PathOf(entry.FileName);
        DemandInside(path);
        File.Delete(path);
        _entries.Remove(entry.FileName);
        string folder = Path.GetDirectoryName(path)!;
        if (entry.FileName.Contains("/") && !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
        }

        return true;
    }

    /// <summary>Writes the manifest when it has changed: the files that are there, and none when there are none.</summary>
    /// <exception cref="IOException">It could not be written; what was there is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public void Save()
    {
        DemandInside(ManifestPath);
        ManifestEntry[] there = _entries.Values.Where(entry => File.Exists(PathOf(entry.FileName))).ToArray();
        if (there.Length == 0)
        {
            if (File.Exists(ManifestPath))
            {
                File.Delete(ManifestPath);
            }

            return;
        }

        string text = TemplateManifest.Write(there);
        if (!File.Exists(ManifestPath) || File.ReadAllText(ManifestPath) != text)
        {
            AtomicFile.Write(ManifestPath, text, mayReplace: true);
        }
    }

    /// <summary>The folder may come with a checkout, and a link in it is the choice of somebody else.</summary>
    /// <exception cref="IOException">A link leads out of the folder.</exception>
    private void DemandInside(string path)
    {
        if (RealPath.Of(path) is not { } real || RealPath.Of(FolderPath) is not { } folder || !RealPath.IsWithin(real, folder))
        {
            throw new IOException($"'{path}' is a link that leads out of '{FolderPath}', or lies behind one.");
        }
    }

    private string PathOf(string fileName) => Path.Combine(FolderPath, fileName.Replace('/', Path.DirectorySeparatorChar));

    // What is not read is not what was written.
    private bool IsEdited(ManifestEntry entry) => PathOf(entry.FileName) is var path && (!IsRead(path, FolderPath) || ManifestEntry.DigestOf(File.ReadAllText(path)) != entry.Sha256);

    /// <summary>Whether a file is one that a run may have written: within the folder, and of a length that templates have.</summary>
    private static bool IsRead(string path, string folder) =>
        RealPath.Of(path) is { } real && RealPath.Of(folder) is { } own && RealPath.IsWithin(real, own) && new FileInfo(path).Length is > 0 and <= MostBytes;
}
