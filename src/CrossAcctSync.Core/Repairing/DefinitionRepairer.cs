using System;
using System.IO;
using System.Linq;
using System.Threading;
using CrossAcctSync.Definitions.Reading;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Repairing;

/// <summary>
/// Corrects definitions by rule, in the text as it stands: format, comments, order, encoding and line ends stay
/// (https://docs.aws.amazon.com/step-functions/latest/dg/concepts-access-cross-acct-resources.html).
/// </summary>
public static class DefinitionRepairer
{
    /// <summary>Works out what is to be changed. Nothing is written, and a repaired file has nothing left to change.</summary>
    /// <param name="path">A file with a definition or template.</param>
    /// <param name="files">The files.</param>
    /// <param name="context">What is known of the place.</param>
    /// <param name="options">What the user knows.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <exception cref="SourceFormatException">The file is of neither format, or holds no state machine.</exception>
    public static DefinitionRepair Plan(string path, IDefinitionFiles files, DefinitionContext context, RepairOptions options, CancellationToken cancellationToken = default) => new RepairRun(
        path ?? throw new ArgumentNullException(nameof(path)),
        files ?? throw new ArgumentNullException(nameof(files)),
        context ?? throw new ArgumentNullException(nameof(context)),
        options ?? throw new ArgumentNullException(nameof(options)),
        cancellationToken).Run();

    /// <summary>
    /// Writes a repaired file in one step: whoever is killed meanwhile leaves the old file or the new one. A file that
    /// somebody changed since it was read is left alone.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="backup">Whether the old file stays beside it, as <c>name.bak</c>; one that is there is replaced.</param>
    /// <returns>Whether it was written.</returns>
    /// <exception cref="IOException">The file cannot be written; it is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static bool Write(RepairedFile file, bool backup)
    {
        _ = file ?? throw new ArgumentNullException(nameof(file));
        if (!File.ReadAllBytes(file.Path).SequenceEqual(file.Original))
        {
            return false;
        }

        using var written = new AtomicFile(file.Path, mayReplace: true);
        written.Stream.Write(file.Content, 0, file.Content.Length);
        written.Complete(backup ? file.Path + ".bak" : null);
        return true;
    }
}
