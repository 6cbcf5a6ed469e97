using System;
using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Policies;

/// <summary>
/// How a policy changes, by meaning: <see cref="PolicyEquality"/> says what makes no difference. Statements are paired
/// by meaning, then by Sid, then by likeness.
/// </summary>
public sealed record PolicyDiff
{
    // Below this two statements have so little in common that "removed, added" is easier to read than "changed".
    private const double LeastLikeness = 0.5;

    private PolicyDiff(IReadOnlyList<PolicyElementChange> document, IReadOnlyList<PolicyStatementChange> statements)
    {
        Document = document;
        Statements = statements;
    }

    /// <summary>Changes of <c>Version</c>, <c>Id</c> and unknown elements.</summary>
    public IReadOnlyList<PolicyElementChange> Document { get; }

    /// <summary>The statements: those of the policy before in their order, then new ones.</summary>
    public IReadOnlyList<PolicyStatementChange> Statements { get; }

    /// <summary>Whether anything but the order of things changes.</summary>
    public bool HasChanges => Document.Count > 0 || Statements.Any(change => change.Kind != PolicyChangeKind.Unchanged);

    /// <summary>Compares two policies.</summary>
    public static PolicyDiff Between(PolicyDocument before, PolicyDocument after)
    {
        string partition = CanonicalPrincipal.PartitionOf(
            before ?? throw new ArgumentNullException(nameof(before)),
            after ?? throw new ArgumentNullException(nameof(after)));
        CanonicalStatement[] left = before.Statements.Select(statement => CanonicalStatement.Of(statement, partition)).ToArray();
        CanonicalStatement[] right = after.Statements.Select(statement => CanonicalStatement.Of(statement, partition)).ToArray();
        int[] partners = Pair(left, right);
        var changes = new List<PolicyStatementChange>();
        for (int i = 0; i < left.Length; i++)
        {
            changes.Add(partners[i] < 0
                ? new PolicyStatementChange(PolicyChangeKind.Removed, left[i].Source, i, null, null, Array.Empty<PolicyElementChange>())
                : Compare(left[i], i, right[partners[i]], partners[i]));
        }

        changes.AddRange(Enumerable.Range(0, right.Length)
            .Where(j => !partners.Contains(j))
            .Select(j => new PolicyStatementChange(PolicyChangeKind.Added, null, null, right[j].Source, j, Array.Empty<PolicyElementChange>())));
        return new PolicyDiff(CompareHeads(before, after), changes);
    }

    /// <summary>
    /// The changes as text, one line each with <c>+</c>, <c>-</c> or <c>~</c> in front; lines end in a line feed. Empty
    /// when nothing changes.
    /// </summary>
    /// <param name="includeUnchanged">Whether statements that stay are named too.</param>
    public string ToText(bool includeUnchanged = false) => PolicyDiffText.Write(this, includeUnchanged);

    /// <inheritdoc />
    public override string ToString() => ToText();

    private static int[] Pair(CanonicalStatement[] left, CanonicalStatement[] right)
    {
        int[] partners = Enumerable.Repeat(-1, left.Length).ToArray();
        bool[] taken = new bool[right.Length];
        PairWhere((one, other) => one.Key == other.Key && one.Source.Sid == other.Source.Sid);
        PairWhere((one, other) => one.Key == other.Key);
        PairWhere((one, other) => one.Source.Sid is not null && one.Source.Sid == other.Source.Sid);

        var candidates =
            from i in Enumerable.Range(0, left.Length)
            where partners[i] < 0
            from j in Enumerable.Range(0, right.Length)
            where !taken[j]
            let likeness = StatementSimilarity.Of(left[i], right[j])
            where likeness >= LeastLikeness
            orderby likeness descending, i, j
            select (i, j);
        foreach ((int i, int j) in candidates.ToList())
        {
            if (partners[i] < 0 && !taken[j])
            {
                partners[i] = j;
                taken[j] = true;
            }
        }

        return partners;

        void PairWhere(Func<CanonicalStatement, CanonicalStatement, bool> belong)
        {
            for (int i = 0; i < left.Length; i++)
            {
                for (int j = 0; j < right.Length && partners[i] < 0; j++)
                {
                    if (!taken[j] && belong(left[i], right[j]))
                    {
                        partners[i] = j;
                        taken[j] = true;
                    }
                }
            }
        }
    }

    private static PolicyStatementChange Compare(CanonicalStatement before, int beforeIndex, CanonicalStatement after, int afterIndex)
    {
        var changes = new List<PolicyElementChange>();
        AddText(changes, "Sid", before.Source.Sid, after.Source.Sid);
        changes.AddRange(StatementSimilarity.Changes(before, after));
        return new PolicyStatementChange(
            changes.Count == 0 ? PolicyChangeKind.Unchanged : PolicyChangeKind.Changed,
            before.Source,
            beforeIndex,
            after.Source,
            afterIndex,
            changes);
    }

    private static List<PolicyElementChange> CompareHeads(PolicyDocument before, PolicyDocument after)
    {
        var changes = new List<PolicyElementChange>();
        if ((before.Version ?? PolicyDocument.DefaultVersion) != (after.Version ?? PolicyDocument.DefaultVersion))
        {
            AddText(changes, "Version", before.Version, after.Version);
        }

        AddText(changes, "Id", before.Id, after.Id);
        foreach (string name in before.UnknownElements.Concat(after.UnknownElements).Select(element => element.Name).Distinct(StringComparer.Ordinal))
        {
            AddText(changes, name, JsonOf(before, name), JsonOf(after, name));
        }

        return changes;
    }

    private static string? JsonOf(PolicyDocument document, string name) => document.UnknownElements.FirstOrDefault(element => element.Name == name)?.Json;

    private static void AddText(List<PolicyElementChange> changes, string element, string? before, string? after)
    {
        if (before != after)
        {
            changes.Add(new PolicyElementChange(
                element,
                before is null ? Array.Empty<string>() : new[] { before },
                after is null ? Array.Empty<string>() : new[] { after }));
        }
    }
}
