using System;
using System.Collections.Generic;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CrossAcctSync.Documents;

/// <summary>
/// The merge key of YAML: <c>&lt;&lt;: *defaults</c> adds the members of another mapping, or of several
/// (https://yaml.org/type/merge.html). A mapping's own members hold over merged ones, wherever they stand, and earlier
/// mappings of a list hold over later ones.
/// </summary>
internal static class YamlMerge
{
    private const string Key = "<<";

    /// <summary>Whether an event is a merge key; one in quotation marks is a name like any other.</summary>
    public static bool IsMergeKey(ParsingEvent name) => name is Scalar { Value: Key, Style: ScalarStyle.Plain };

    /// <summary>Puts the merged members into an open mapping, in place of the keys.</summary>
    /// <param name="builder">The tape, which the mapping's members end.</param>
    /// <param name="mapping">The mapping's entry.</param>
    /// <param name="merges">The entries of its merge keys.</param>
    /// <param name="anchors">The anchors by name, which move with what they name.</param>
    /// <param name="origin">Where the text came from.</param>
    /// <exception cref="SourceFormatException">A merge key has a value that is neither a mapping nor a list of them.</exception>
    public static void Apply(TapeBuilder builder, int mapping, List<int> merges, Dictionary<string, (int First, int End)> anchors, SourceOrigin origin)
    {
        int first = mapping + 1;
        var kept = new List<(int First, int End)>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        var keys = new HashSet<int>(merges);
        foreach ((int name, int end) in MembersIn(builder, first, builder.Count))
        {
            if (!keys.Contains(name))
            {
                kept.Add((name, end));
                known.Add(builder.TextAt(name));
            }
        }

        foreach (int merge in merges)
        {
            foreach (int source in Sources(builder, merge, origin))
            {
                foreach ((int name, int end) in MembersIn(builder, source + 1, builder.EntryAt(source).Next))
                {
                    if (known.Add(builder.TextAt(name)))
                    {
                        kept.Add((name, end));
                    }
                }
            }
        }

        Move(anchors, first, kept);
        builder.Replace(first, kept);
    }

    private static IEnumerable<(int Name, int End)> MembersIn(TapeBuilder builder, int first, int end)
    {
        for (int name = first; name < end; name = builder.EntryAt(name + 1).Next)
        {
            yield return (name, builder.EntryAt(name + 1).Next);
        }
    }

    private static IEnumerable<int> Sources(TapeBuilder builder, int merge, SourceOrigin origin)
    {
        int value = merge + 1;
        SourceEntry entry = builder.EntryAt(value);
        if (entry.Kind == SourceNodeKind.Object)
        {
            yield return value;
            yield break;
        }

        for (int i = value + 1; entry.Kind == SourceNodeKind.Array && i < entry.Next; i = builder.EntryAt(i).Next)
        {
            yield return builder.EntryAt(i).Kind == SourceNodeKind.Object ? i : throw Refused(builder, i, origin);
        }

        if (entry.Kind != SourceNodeKind.Array)
        {
            throw Refused(builder, value, origin);
        }
    }

    private static SourceFormatException Refused(TapeBuilder builder, int value, SourceOrigin origin) =>
        new(origin.Locate(builder.PositionAt(value)), "The merge key '<<' takes a mapping, or a list of mappings, whose members are added to this one.");

    /// <summary>Anchors within members that stay go along; those within a merged mapping that was written out there are gone.</summary>
    private static void Move(Dictionary<string, (int First, int End)> anchors, int first, List<(int First, int End)> kept)
    {
        foreach (KeyValuePair<string, (int First, int End)> anchor in new List<KeyValuePair<string, (int First, int End)>>(anchors))
        {
            if (anchor.Value.First < first)
            {
                continue;
            }

            anchors.Remove(anchor.Key);
            int to = first;
            foreach ((int start, int end) in kept)
            {
                if (anchor.Value.First > start && anchor.Value.End <= end)
                {
                    anchors[anchor.Key] = (anchor.Value.First - start + to, anchor.Value.End - start + to);
                    break;
                }

                to += end - start;
            }
        }
    }
}
