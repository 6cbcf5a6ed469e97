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
        int[] partners = StatementPairs.Of(left, right);
        var taken = new HashSet<int>(partners);
        // Said twice means the same as said once.
        var onLeft = new HashSet<string>(left.Select(Meaning), StringComparer.Ordinal);
        var onRight = new HashSet<string>(right.Select(Meaning), StringComparer.Ordinal);
        var changes = new List<PolicyStatementChange>();
        for (int i = 0; i < left.Length; i++)
        {
            changes.Add(partners[i] >= 0
                ? Compare(left[i], i, right[partners[i]], partners[i])
                : new PolicyStatementChange(
                    onRight.Contains(Meaning(left[i])) ? PolicyChangeKind.Unchanged : PolicyChangeKind.Removed,
                    left[i].Source, i, null, null, Array.Empty<PolicyElementChange>()));
        }

        changes.AddRange(Enumerable.Range(0, right.Length)
            .Where(j => !taken.Contains(j))
            .Select(j => new PolicyStatementChange(
                onLeft.Contains(Meaning(right[j])) ? PolicyChangeKind.Unchanged : PolicyChangeKind.Added,
                null, null, right[j].Source, j, Array.Empty<PolicyElementChange>())));
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

    private static string Meaning(CanonicalStatement statement) => statement.Key + "\n" + statement.Source.Sid;

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
