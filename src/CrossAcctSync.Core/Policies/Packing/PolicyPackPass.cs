using System;
using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Policies;

/// <summary>One packing under way.</summary>
internal sealed class PolicyPackPass
{
    private readonly PolicyDocument _document;
    private readonly Func<PolicyStatement, bool> _mayChange;
    private readonly string _partition;
    private readonly List<PolicyStatement> _statements;
    private readonly HashSet<PolicyStatement> _fixed;
    private readonly List<string> _steps = new();
    private readonly CanonicalStatements _canonical;

    public PolicyPackPass(PolicyDocument document, Func<PolicyStatement, bool>? mayChange)
    {
        _document = document;
        _mayChange = mayChange ?? (_ => true);
        _partition = CanonicalPrincipal.PartitionOf(document);
        _canonical = new CanonicalStatements(_partition);
        _statements = document.Statements.ToList();
        bool variablesAreKnown = PolicyVariables.AreKnownTo(document);
        _fixed = new HashSet<PolicyStatement>(
            _statements.Where(statement => !_mayChange(statement) || statement.UnknownElements.Count > 0 || (!variablesAreKnown && PolicyVariables.AreIn(statement))),
            SameStatement.Comparer);
    }

    public PolicyDocument Document => _steps.Count == 0 ? _document : _document with { Statements = _statements.ToArray() };

    public IReadOnlyList<string> Steps => _steps;

    /// <summary>Shortens until nothing more can be.</summary>
    public void Run(bool joinPrincipals)
    {
        int done;
        do
        {
            done = _steps.Count;
            ReduceValues();
            DropIncluded();
            Join(name => name == "Action");
            Join(name => name == "Resource");
            Join(name => name.StartsWith("Condition.", StringComparison.Ordinal));
            if (joinPrincipals)
            {
                Join(name => name == "Principal");
            }
        }
        while (_steps.Count > done);
    }

    private void ReduceValues()
    {
        for (int i = 0; i < _statements.Count; i++)
        {
            PolicyStatement reduced = _fixed.Contains(_statements[i]) ? _statements[i] : StatementReduction.Of(_statements[i], _partition);
            if (!ReferenceEquals(reduced, _statements[i]))
            {
                _statements[i] = reduced;
                _steps.Add($"Dropped values of {Name(i)} that other values of the same list include.");
            }
        }
    }

    private void DropIncluded()
    {
        CoverIndex index = CoverIndex.Of(_statements, _partition);
        var places = new LivePlaces(_statements.Count);
        for (int i = _statements.Count - 1; i >= 0; i--)
        {
            if (_fixed.Contains(_statements[i]))
            {
                continue;
            }

            foreach (int j in index.Candidates(_statements[i]))
            {
                if (i != j && places.IsLive(j) && Includes(_statements[j], _statements[i]))
                {
                    _steps.Add($"Dropped {Name(i, places)}, which {Name(j, places)} includes.");
                    places.Take(i);
                    break;
                }
            }
        }

        Leave(places);
    }

    // Some services tell a principal that is named from one that "*" matches, so such a statement stays.
    private bool Includes(PolicyStatement wide, PolicyStatement narrow) =>
        (PolicyVariables.AreKnownTo(_document) || !PolicyVariables.AreIn(wide))
        && StatementCoverage.Find(wide, narrow, _partition) is { ByEveryone: false };

    private void Join(Func<string, bool> isElement)
    {
        if (_statements.Count < 2)
        {
            return;
        }

        Dictionary<string, List<int>> alike = Alike(isElement);
        var places = new LivePlaces(_statements.Count);
        for (int i = 0; i < _statements.Count; i++)
        {
            if (_fixed.Contains(_statements[i]) || !places.IsLive(i))
            {
                continue;
            }

            foreach (string element in StatementUnion.Elements(_canonical.Of(_statements[i])).Where(isElement).ToArray())
            {
                JoinAll(i, element, alike, places);
            }
        }

        Leave(places);
    }

    /// <summary>The places of statements that have all in common but one element, by that and its name, in order.</summary>
    private Dictionary<string, List<int>> Alike(Func<string, bool> isElement)
    {
        var alike = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (int i = 0; i < _statements.Count; i++)
        {
            if (_fixed.Contains(_statements[i]))
            {
                continue;
            }

            CanonicalStatement statement = _canonical.Of(_statements[i]);
            foreach (string element in StatementUnion.Elements(statement).Where(isElement))
            {
                string key = KeyOf(statement, element);
                if (!alike.TryGetValue(key, out List<int>? same))
                {
                    alike.Add(key, same = new List<int>());
                }

                same.Add(i);
            }
        }

        return alike;
    }

    // What is joined changes its other keys; those are only asked for, since nothing is joined with an earlier statement.
    private void JoinAll(int index, string element, Dictionary<string, List<int>> alike, LivePlaces places)
    {
        CanonicalStatement first = _canonical.Of(_statements[index]);
        if (!alike.TryGetValue(KeyOf(first, element), out List<int>? same))
        {
            return;
        }

        var others = new List<CanonicalStatement>();
        int next = same.BinarySearch(index);
        for (next = next < 0 ? ~next : next + 1; next < same.Count; next++)
        {
            int other = same[next];
            if (places.IsLive(other))
            {
                _steps.Add($"Put {Name(other, places)} into {Name(index, places)}: they differ in {element} only.");
                others.Add(_canonical.Of(_statements[other]));
                places.Take(other);
            }
        }

        if (others.Count > 0)
        {
            _statements[index] = StatementUnion.Join(first, others, element, _partition);
        }
    }

    private static string KeyOf(CanonicalStatement statement, string element) => element + "\n" + StatementUnion.KeyWithout(statement, element);

    private void Leave(LivePlaces places)
    {
        PolicyStatement[] left = _statements.Where((_, place) => places.IsLive(place)).ToArray();
        _statements.Clear();
        _statements.AddRange(left);
    }

    private string Name(int index, LivePlaces places) => StatementText.Name(_statements[index], places.NumberOf(index));

    private string Name(int index) => StatementText.Name(_statements[index], index);
}
