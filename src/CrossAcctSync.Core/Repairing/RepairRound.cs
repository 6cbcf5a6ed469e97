using System;
using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Repairing;

/// <summary>Edits of files that are made together. No two of them touch the same line, so that each can be shown by itself.</summary>
internal sealed class RepairRound
{
    private readonly OverlaidFiles _files;
    private readonly Dictionary<string, EditableText?> _texts = new(StringComparer.Ordinal);
    private readonly HashSet<(string Path, int Line)> _lines = new();
    private readonly List<RepairEdit> _edits = new();

    public RepairRound(OverlaidFiles files) => _files = files;

    public IReadOnlyList<RepairEdit> Edits => _edits;

    /// <summary>The files that are edited.</summary>
    public IEnumerable<string> Paths => _edits.Select(edit => edit.Path).Distinct(StringComparer.Ordinal);

    /// <summary>A file as it stands before the round; null when its encoding is not known.</summary>
    public EditableText? TextOf(string path)
    {
        if (!_texts.TryGetValue(path, out EditableText? text))
        {
            _texts.Add(path, text = EditableText.Of(_files.Read(path)));
        }

        return text;
    }

    /// <summary>Adds an edit, unless one of its lines is taken: then it waits for a later round.</summary>
    public void Add(RepairCase found, string path, RepairProposal proposal)
    {
        TextEdit edit = proposal.Edit!.Value;
        EditableText text = TextOf(path)!;
        int first = text.PositionOf(edit.Start).Line;
        int last = text.PositionOf(edit.Start + edit.Length).Line;
        (string, int)[] lines = Enumerable.Range(first, last - first + 1).Select(line => (path, line)).ToArray();
        if (!lines.Any(_lines.Contains))
        {
            _lines.UnionWith(lines);
            _edits.Add(new RepairEdit(found, path, proposal, edit));
        }
    }

    /// <summary>Makes the edits.</summary>
    public void Write()
    {
        foreach (IGrouping<string, RepairEdit> file in _edits.GroupBy(edit => edit.Path, StringComparer.Ordinal))
        {
            _files.Write(file.Key, TextOf(file.Key)!.With(file.Select(edit => edit.Edit)).ToBytes());
        }
    }
}
