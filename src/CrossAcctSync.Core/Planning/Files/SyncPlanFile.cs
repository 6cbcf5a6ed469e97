using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace CrossAcctSync.Planning.Files;

/// <summary>
/// A plan in a file: JSON of the form of <c>docs/schemas/sync-plan-1.schema.json</c>, for a reviewer to read and to be made
/// exactly as it was read. It has a digest of each policy that was seen, and one of itself.
/// </summary>
/// <remarks>
/// What is read is written again and compared, so that no member of a file is passed over and none says to a reviewer
/// anything else than what is made. A digest is no signature: whoever can write the file can make it fit.
/// </remarks>
public static class SyncPlanFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The version of this module, as plans tell it.</summary>
    public static string ToolVersion { get; } = typeof(SyncPlanFile).Assembly.GetName().Version.ToString(3);

    /// <summary>Writes a plan.</summary>
    /// <param name="changes">The changes of a plan, in order; none when there is nothing to change.</param>
    /// <param name="clock">Dates the plan; null for the system's clock.</param>
    /// <returns>JSON with line feeds and a last one, in letters of ASCII.</returns>
    /// <exception cref="ArgumentException">A change was made already, or does not tell what its role was.</exception>
    public static string Write(IReadOnlyCollection<SyncChange> changes, Func<DateTimeOffset>? clock = null)
    {
        foreach (SyncChange change in changes ?? throw new ArgumentNullException(nameof(changes)))
        {
            if (WhyUnfit(change) is { } reason)
            {
                throw new ArgumentException(reason, nameof(changes));
            }
        }

        SeenRole[] roles = changes.GroupBy(change => change.RoleArn, StringComparer.Ordinal).Select(group => group.First().Seen!.Value).ToArray();
        return PlanFileText.Write(changes, roles, (clock ?? (() => DateTimeOffset.UtcNow))(), ToolVersion);
    }

    /// <summary>Why a change cannot be a part of a plan file, one sentence; null when it can.</summary>
    /// <param name="change">The change.</param>
    public static string? WhyUnfit(SyncChange change) =>
        (change ?? throw new ArgumentNullException(nameof(change))).Status != SyncChangeStatus.Planned ? $"{change} is {change.Status}, and a plan file holds what is yet to be made."
        : change.Seen is null ? $"{change} does not tell what the role was when it was planned, so that nobody could see whether it changed since."
        : null;

    /// <summary>Reads a plan.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is no plan, one of another version, or not as it was written; the message says which and begins with a lower-case letter, to stand behind the file's name.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    public static SyncPlanFileContent Read(string path)
    {
        byte[] bytes = File.ReadAllBytes(path ?? throw new ArgumentNullException(nameof(path)));
        string text;
        try
        {
            text = Array.IndexOf(bytes, (byte)0) >= 0 ? throw new DecoderFallbackException() : Utf8.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            throw new InvalidDataException("is no plan file: it is not in UTF-8, as Export-SyncPlan writes it.");
        }

        return PlanFileReading.Read(text);
    }
}
