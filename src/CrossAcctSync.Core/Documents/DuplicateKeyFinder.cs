using System;
using System.Collections.Generic;

namespace CrossAcctSync.Documents;

internal static class DuplicateKeyFinder
{
    public static IReadOnlyList<DuplicateKey> Find(SourceDocument document)
    {
        List<DuplicateKey>? found = null;
        for (int i = 0; i < document.EntryCount; i++)
        {
            ref readonly SourceEntry entry = ref document.Entry(i);
            if (entry.Kind == SourceNodeKind.Object && entry.Length > 1)
            {
                FindIn(new SourceNode(document, i), ref found);
            }
        }

        return found is null ? Array.Empty<DuplicateKey>() : found;
    }

    private static void FindIn(SourceNode node, ref List<DuplicateKey>? found)
    {
        // Most objects of a definition have a handful of members, for which comparing is faster than a table.
        const int Few = 12;
        if (node.Count <= Few)
        {
            FindAmongFew(node, ref found);
            return;
        }

        var seen = new Dictionary<SourceNode, SourceNode>(node.Count, TextComparer.Instance);
        foreach (SourceMember member in node.Members)
        {
            if (seen.TryGetValue(member.NameNode, out SourceNode first))
            {
                (found ??= new()).Add(new DuplicateKey(member.Name, first.Location, member.NameNode.Location));
            }
            else
            {
                seen.Add(member.NameNode, member.NameNode);
            }
        }
    }

    private static void FindAmongFew(SourceNode node, ref List<DuplicateKey>? found)
    {
        SourceDocument document = node.Document!;
        int end = document.Entry(node.Index).Next;
        ulong shapes = 0;
        for (int later = node.Index + 1; later < end; later = document.Entry(later + 1).Next)
        {
            // A name is compared only when an earlier one looks like it.
            ulong shape = Shape(document, later);
            bool isNew = (shapes & shape) == 0;
            shapes |= shape;
            for (int earlier = node.Index + 1; !isNew && earlier < later; earlier = document.Entry(earlier + 1).Next)
            {
                var name = new SourceNode(document, later);
                var first = new SourceNode(document, earlier);
                if (TextComparer.Instance.Equals(first, name))
                {
                    (found ??= new()).Add(new DuplicateKey(name.StringValue!, first.Location, name.Location));
                    break;
                }
            }
        }
    }

    /// <summary>One of 64 bits, by the length and the ends of a name; all of them for one that is written with escapes.</summary>
    private static ulong Shape(SourceDocument document, int index)
    {
        ref readonly SourceEntry entry = ref document.Entry(index);
        if (entry.IsEscaped || entry.Length == 0)
        {
            return ulong.MaxValue;
        }

        ReadOnlySpan<byte> text = document.TextOf(index);
        return 1UL << (((entry.Length * 7) + (text[0] * 3) + (text[text.Length - 1] * 5)) & 63);
    }
}
