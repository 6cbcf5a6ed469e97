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
        for (int i = _statements.Count - 1; i >= 0; i--)
        {
            for (int j = 0; j < _statements.Count && !_fixed.Contains(_statements[i]); j++)
            {
                if (i != j && Includes(_statements[j], _statements[i]))
                {
                    _steps.Add($"Dropped {Name(i)}, which {Name(j)} includes.");
                    _statements.RemoveAt(i);
                    break;
                }
            }
        }
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

        for (int i = 0; i < _statements.Count; i++)
        {
            if (_fixed.Contains(_statements[i]))
            {
                continue;
            }

            CanonicalStatement first = _canonical.Of(_statements[i]);
            foreach (string element in StatementUnion.Elements(first).Where(isElement))
            {
                first = JoinAll(first, i, element);
            }
        }
    }

    private CanonicalStatement JoinAll(CanonicalStatement first, int index, string element)
    {
        string key = StatementUnion.KeyWithout(first, element);
        for (int j = index + 1; j < _statements.Count; j++)
        {
            if (_fixed.Contains(_statements[j]))
            {
                continue;
            }

            CanonicalStatement other = _canonical.Of(_statements[j]);
            if (!StatementUnion.Elements(other).Contains(element) || StatementUnion.KeyWithout(other, element) != key)
            {
                continue;
            }

            _steps.Add($"Put {Name(j)} into {Name(index)}: they differ in {element} only.");
            _statements[index] = StatementUnion.Join(first, other, element, _partition);
            _statements.RemoveAt(j--);
            first = _canonical.Of(_statements[index]);
        }

        return first;
    }

    private string Name(int index) => StatementText.Name(_statements[index], index);
}
