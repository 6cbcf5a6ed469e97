using System;
using System.Collections.Generic;
using System.IO;
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

    /// <summary>
    /// The part of the file to take out so that the list is as if the element had never been in it: with the comma before
    /// it, or behind it when it is the first.
    /// </summary>
    public (long Offset, int Length) FindExtent(SnapshotAccount account, AccountElementKind kind, CancellationToken cancellationToken)
    {
        long before = -1;
        long next = -1;
        foreach (StoredElement other in Walk(account, kind, _ => true, cancellationToken).Where(other => other.Path == Path))
        {
            if (other.Offset < Offset)
            {
                before = other.Offset + other.Text.Length;
            }
            else if (other.Offset > Offset && next < 0)
            {
                next = other.Offset;
            }
        }

        long end = Offset + Text.Length;
        return before >= 0 && IsComma(before, Offset) ? (before, (int)(end - before))
            : next >= 0 && IsComma(end, next) ? (Offset, (int)(next - Offset))
            : (Offset, Text.Length);
    }

    /// <summary>Whether nothing but a comma stands between two places: a file of several pages has lists that end between them.</summary>
    private bool IsComma(long start, long end)
    {
        using var text = new BufferedStream(SnapshotText.Open(Path), 64 * 1024);
        for (long place = 0; place < start; place++)
        {
            _ = text.ReadByte();
        }

        for (long place = start; place < end; place++)
        {
            if (text.ReadByte() is not (',' or ' ' or '\t' or '\r' or '\n'))
            {
                return false;
            }
        }

        return true;
    }

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
