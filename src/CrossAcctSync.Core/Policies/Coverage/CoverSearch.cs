using System;
using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Policies;

/// <summary>Finds the statements of a list that grant parts of a needed statement.</summary>
internal sealed class CoverSearch
{
    private readonly IReadOnlyList<PolicyStatement> _statements;
    private readonly bool _variablesAreKnown;
    private readonly bool _isSameVersion;
    private readonly string _partition;
    private readonly CanonicalStatements _canonical;
    private readonly CoverIndex _index;
    private readonly List<string> _keys = new();
    private readonly Dictionary<string, SortedSet<int>> _places = new(StringComparer.Ordinal);
    private int _indexed;

    /// <param name="statements">The statements to look in; read at each search, so the list may grow between; see <see cref="Replaced"/>.</param>
    /// <param name="variablesAreKnown">Whether the statements' version has policy variables.</param>
    /// <param name="neededVariablesAreKnown">Whether that of the needed statements has.</param>
    /// <param name="partition">The partition of accounts given by number.</param>
    /// <param name="canonical">Statements that earlier searches have read; null for none.</param>
    public CoverSearch(IReadOnlyList<PolicyStatement> statements, bool variablesAreKnown, bool neededVariablesAreKnown, string partition, CanonicalStatements? canonical = null)
    {
        _statements = statements;
        _variablesAreKnown = variablesAreKnown;
        _isSameVersion = variablesAreKnown == neededVariablesAreKnown;
        _partition = partition;
        _canonical = canonical ?? new CanonicalStatements(partition);
        _index = new CoverIndex(partition);
    }

    /// <summary>Takes note that another statement stands at a place, with the same principals, actions and resources.</summary>
    public void Replaced(int place)
    {
        if (place < _keys.Count)
        {
            _places[_keys[place]].Remove(place);
            _keys[place] = _canonical.Of(_statements[place]).Key;
            Note(place);
        }
    }

    /// <summary>The statement that grants this with the least beyond it, or null.</summary>
    public CoveringStatement? Find(PolicyStatement needed)
    {
        CoveringStatement? best = null;
        int fewest = int.MaxValue;
        for (; _indexed < _statements.Count; _indexed++)
        {
            _index.Add(_statements[_indexed]);
        }

        foreach (int i in _index.Candidates(needed))
        {
            if (fewest == 0)
            {
                break;
            }

            PolicyStatement statement = _statements[i];
            if (IsComparable(statement, needed) && StatementCoverage.Find(statement, needed, _partition) is { } cover && cover.BroaderBy.Count < fewest)
            {
                fewest = cover.BroaderBy.Count;
                best = new CoveringStatement(i, statement, Describe(statement, i, needed, cover), fewest > 0);
            }
        }

        return best;
    }

    /// <summary>The statement that means the very same, whatever it holds, or null.</summary>
    public CoveringStatement? FindEqual(PolicyStatement needed)
    {
        if (!_isSameVersion && PolicyVariables.AreIn(needed))
        {
            return null;
        }

        while (_keys.Count < _statements.Count)
        {
            _keys.Add(_canonical.Of(_statements[_keys.Count]).Key);
            Note(_keys.Count - 1);
        }

        if (!_places.TryGetValue(_canonical.Of(needed).Key, out SortedSet<int>? places) || places.Count == 0)
        {
            return null;
        }

        int first = places.Min;
        return new CoveringStatement(first, _statements[first], Describe(_statements[first], first, needed, new StatementCover(Array.Empty<string>(), false)), false);
    }

    private void Note(int place)
    {
        if (!_places.TryGetValue(_keys[place], out SortedSet<int>? places))
        {
            _places.Add(_keys[place], places = new SortedSet<int>());
        }

        places.Add(place);
    }

    /// <summary>The cells that no statement grants, and the statements that grant the others.</summary>
    public (IReadOnlyList<StatementCells.Cell> Missing, IReadOnlyList<CoveringStatement> Covering) Split(StatementCells cells)
    {
        var missing = new List<StatementCells.Cell>();
        var covering = new List<CoveringStatement>();
        foreach (StatementCells.Cell cell in cells.Cells)
        {
            if (Find(cell.Statement) is not { } cover)
            {
                missing.Add(cell);
            }
            else if (!covering.Any(other => other.StatementIndex == cover.StatementIndex && other.Reason == cover.Reason))
            {
                covering.Add(cover);
            }
        }

        return (missing, covering);
    }

    /// <summary>
    /// Patterns are read as those of version 2012-10-17. In 2008-10-17 a <c>${...}</c> is plain text, so it can be
    /// compared with the same text, but not where it would be an escape.
    /// </summary>
    private bool IsComparable(PolicyStatement statement, PolicyStatement needed)
    {
        if (_isSameVersion)
        {
            return _variablesAreKnown || !(PolicyVariables.EscapesAreIn(statement) || PolicyVariables.EscapesAreIn(needed));
        }

        return !PolicyVariables.AreIn(statement) && !PolicyVariables.AreIn(needed);
    }

    private static string Describe(PolicyStatement statement, int index, PolicyStatement needed, StatementCover cover)
    {
        string verb = statement.Effect == PolicyEffect.Allow ? "grants" : "denies";
        return cover.BroaderBy.Count == 0
            ? $"{StatementText.Name(statement, index)} {verb} this."
            : $"{StatementText.Name(statement, index)} {verb} {StatementText.Actions(needed)} {string.Join(", ", cover.BroaderBy)}.";
    }
}
