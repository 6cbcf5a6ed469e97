using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CrossAcctSync.Accounts.Snapshots.Reading;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Accounts.Snapshots.Writing;

/// <summary>A role or policy in a file, with the place of its text.</summary>
/// <param name="Path">The file.</param>
/// <param name="Offset">The bytes of text before it.</param>
/// <param name="Text">Its text.</param>
/// <param name="Location">Where it begins.</param>
internal sealed record StoredElement(string Path, long Offset, byte[] Text, SourceLocation Location)
{
    /// <summary>Its value.</summary>
    public SourceNode Node => JsonObjectText.Parse(Text, Location).Root;

    /// <summary>Every element of the account with this ARN. All files are read to their end, so that a damaged one is never written to.</summary>
    /// <exception cref="SourceFormatException">A file is damaged.</exception>
    public static IReadOnlyList<StoredElement> Find(SnapshotAccount account, AccountElementKind kind, string arn, CancellationToken cancellationToken) =>
        Walk(account, kind, scan => scan.Arn == arn, cancellationToken).ToArray();

    /// <summary>The last element of a kind, behind which a new one can stand; null when there is none.</summary>
    /// <exception cref="SourceFormatException">A file is damaged.</exception>
    public static StoredElement? Last(SnapshotAccount account, AccountElementKind kind, CancellationToken cancellationToken) =>
        Walk(account, kind, _ => true, cancellationToken).LastOrDefault();

    private static IEnumerable<StoredElement> Walk(SnapshotAccount account, AccountElementKind kind, Func<AccountScan, bool> isWanted, CancellationToken cancellationToken)
    {
        foreach (AccountFile file in account.Parts)
        {
            using var scan = new AccountScan(file, cancellationToken);
            while (scan.MoveNext())
            {
                if (scan.Kind == kind && isWanted(scan))
                {
                    yield return new StoredElement(file.Path, scan.Element.Offset, scan.Element.Bytes.AsSpan().ToArray(), scan.Element.Location);
                }
            }
        }
    }
}
