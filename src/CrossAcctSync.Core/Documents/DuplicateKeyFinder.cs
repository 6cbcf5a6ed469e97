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

        SourceDocument document = node.Document!;
        var seen = new NameTable(document, node.Count);
        foreach (SourceMember member in node.Members)
        {
            if (!seen.TryAdd(member.NameNode, member.NameNode.Index, out int first))
            {
                (found ??= new()).Add(new DuplicateKey(member.Name, new SourceNode(document, first).Location, member.NameNode.Location));
            }
        }
    }

    private static void FindAmongFew(SourceNode node, ref List<DuplicateKey>? found)
    {
        SourceDocument document = node.Document!;
        int end = document.Entry(node.Index).Next;
        ulong seen = 0;
        for (int name = node.Index + 1; name < end; name = document.Entry(name + 1).Next)
        {
            // A name is compared only when an earlier one looks like it.
            ulong shape = Shape(document, name);
            if ((seen & shape) != 0)
            {
                Compare(document, node.Index + 1, name, ref found);
            }

            seen |= shape;
        }
    }

    private static void Compare(SourceDocument document, int earlier, int name, ref List<DuplicateKey>? found)
    {
        var again = new SourceNode(document, name);
        for (; earlier < name; earlier = document.Entry(earlier + 1).Next)
        {
            var first = new SourceNode(document, earlier);
            if (TextComparer.Instance.Equals(first, again))
            {
                (found ??= new()).Add(new DuplicateKey(again.StringValue!, first.Location, again.Location));
                return;
            }
        }
    }

    /// <summary>One of 64 bits, by the length and some letters of a name; all of them for one that is written with escapes.</summary>
    private static ulong Shape(SourceDocument document, int index)
    {
        ref readonly SourceEntry entry = ref document.Entry(index);
        if (entry.IsEscaped || entry.Length == 0)
        {
            return ulong.MaxValue;
        }

        ReadOnlySpan<byte> text = document.TextOf(index);
        return 1UL << (((entry.Length * 7) + (text[0] * 3) + (text[text.Length - 1] * 5) + (text[text.Length / 2] * 11)) & 63);
    }
}
