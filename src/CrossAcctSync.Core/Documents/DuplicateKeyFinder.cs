using System;
using System.Collections.Generic;

namespace CrossAcctSync.Documents;

internal static class DuplicateKeyFinder
{
    public static IReadOnlyList<DuplicateKey> Find(SourceDocument document)
    {
        List<DuplicateKey>? found = null;
        ReadOnlySpan<SourceEntry> entries = document.Entries;
        for (int i = 0; i < entries.Length; i++)
        {
            if (entries[i].Kind == SourceNodeKind.Object && entries[i].Length > 1)
            {
                FindIn(new SourceNode(document, i), ref found);
            }
        }

        return found is null ? Array.Empty<DuplicateKey>() : found;
    }

    private static void FindIn(SourceNode node, ref List<DuplicateKey>? found)
    {
        // Most objects of a definition have a handful of members, for which comparing all pairs is faster than hashing.
        const int Few = 12;
        if (node.Count <= Few)
        {
            FindAmongFew(node, ref found);
            return;
        }

        var seen = new Dictionary<string, SourceNode>(node.Count, StringComparer.Ordinal);
        foreach (SourceMember member in node.Members)
        {
            string name = member.Name;
            if (seen.TryGetValue(name, out SourceNode first))
            {
                (found ??= new()).Add(new DuplicateKey(name, first.Location, member.NameNode.Location));
            }
            else
            {
                seen.Add(name, member.NameNode);
            }
        }
    }

    private static void FindAmongFew(SourceNode node, ref List<DuplicateKey>? found)
    {
        SourceDocument document = node.Document!;
        ReadOnlySpan<SourceEntry> entries = document.Entries;
        int end = entries[node.Index].Next;
        for (int later = entries[node.Index + 2].Next; later < end; later = entries[later + 1].Next)
        {
            for (int earlier = node.Index + 1; earlier < later; earlier = entries[earlier + 1].Next)
            {
                if (SameName(document, earlier, later))
                {
                    var name = new SourceNode(document, later);
                    (found ??= new()).Add(new DuplicateKey(name.StringValue!, new SourceNode(document, earlier).Location, name.Location));
                    break;
                }
            }
        }
    }

    private static bool SameName(SourceDocument document, int left, int right)
    {
        ReadOnlySpan<SourceEntry> entries = document.Entries;
        return entries[left].IsEscaped || entries[right].IsEscaped
            ? string.Equals(document.Decode(left), document.Decode(right), StringComparison.Ordinal)
            : document.TextOf(left).SequenceEqual(document.TextOf(right));
    }
}
