using System;
using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Policies;

/// <summary>
/// Takes out of a trust policy what is no longer needed: the opposite of <see cref="PolicyMerger"/>. Only statements of the
/// very shape that the module writes, without a Sid, are touched; what others grant is reported and left, also where it is
/// exactly what is to go. Of a permission policy nothing is taken, for its statements do not tell who wrote them.
/// </summary>
public static class PolicySubtraction
{
    /// <summary>Takes <paramref name="toRemove"/> out, except what <paramref name="keep"/> needs.</summary>
    /// <param name="existing">The policy as it is.</param>
    /// <param name="toRemove">What is no longer needed.</param>
    /// <param name="keep">What is still needed; all of it that was granted before is granted after.</param>
    public static PolicySubtractionResult Subtract(PolicyDocument existing, PolicyDocument toRemove, PolicyDocument keep)
    {
        string partition = CanonicalPrincipal.PartitionOf(
            existing ?? throw new ArgumentNullException(nameof(existing)),
            toRemove ?? throw new ArgumentNullException(nameof(toRemove)),
            keep ?? throw new ArgumentNullException(nameof(keep)));
        IReadOnlyList<PolicyStatement> kept = keep.Statements
            .SelectMany(statement => StatementCells.Of(statement).Cells)
            .Select(cell => cell.Statement)
            .ToList();
        var removed = new List<RemovedStatement>();
        var left = new List<PolicyStatement>();
        for (int i = 0; i < existing.Statements.Count; i++)
        {
            PolicyStatement statement = existing.Statements[i];
            PolicyStatement? rest = HasSameMeaning(existing, toRemove, statement) && HasSameMeaning(existing, keep, statement)
                ? Reduce(statement, existing, toRemove, kept, partition)
                : statement;
            if (!ReferenceEquals(rest, statement))
            {
                removed.Add(new RemovedStatement(statement, rest, i));
            }

            if (rest is not null)
            {
                left.Add(rest);
            }
        }

        return new PolicySubtractionResult
        {
            Document = removed.Count == 0 ? existing : existing with { Statements = left },
            Removed = removed,
            NotRemoved = FindRetained(left, existing, toRemove, kept, partition),
        };
    }

    // In another version ${...} is another text, so equal letters say nothing.
    private static bool HasSameMeaning(PolicyDocument existing, PolicyDocument other, PolicyStatement statement) =>
        PolicyVariables.AreKnownTo(existing) == PolicyVariables.AreKnownTo(other) || !PolicyVariables.AreIn(statement);

    /// <summary>What is left of a statement: itself when nothing goes, null when all does.</summary>
    private static PolicyStatement? Reduce(PolicyStatement statement, PolicyDocument existing, PolicyDocument toRemove, IReadOnlyList<PolicyStatement> kept, string partition)
    {
        if (!TrustStatement.TryRead(statement, out _, out _))
        {
            return statement;
        }

        var removable = new CoverSearch(toRemove.Statements, PolicyVariables.AreKnownTo(toRemove), PolicyVariables.AreKnownTo(existing), partition);
        StatementCells cells = StatementCells.Of(statement);
        var staying = cells.Cells
            .Where(cell => removable.Find(cell.Statement) is null || IsNeeded(cell.Statement, kept, partition))
            .ToList();
        return staying.Count switch
        {
            0 when cells.Cells.Count > 0 => null,
            0 => statement,
            _ => cells.Narrow(staying) ?? statement,
        };
    }

    /// <summary>
    /// Whether something that is kept may lean on this cell. A kept grant that is only a part of the cell counts too.
    /// </summary>
    private static bool IsNeeded(PolicyStatement cell, IReadOnlyList<PolicyStatement> kept, string partition) => kept.Any(one =>
        StatementCoverage.Find(cell, one, partition) is not null || StatementCoverage.Find(one, cell, partition) is not null);

    private static List<RetainedGrant> FindRetained(
        List<PolicyStatement> left,
        PolicyDocument existing,
        PolicyDocument toRemove,
        IReadOnlyList<PolicyStatement> kept,
        string partition)
    {
        var search = new CoverSearch(left, PolicyVariables.AreKnownTo(existing), PolicyVariables.AreKnownTo(toRemove), partition);
        var retained = new List<RetainedGrant>();
        foreach (PolicyStatement statement in toRemove.Statements.Where(statement => HasSameMeaning(existing, toRemove, statement)))
        {
            foreach (StatementCells.Cell cell in StatementCells.Of(statement).Cells)
            {
                if (IsNeeded(cell.Statement, kept, partition) || search.Find(cell.Statement) is not { } by || retained.Any(one => one.ToRemove == statement && one.By.StatementIndex == by.StatementIndex))
                {
                    continue;
                }

                string reason = by.IsBroader
                    ? "It grants more than this, and was left as it is: " + by.Reason
                    : CanonicalStatement.Of(by.Statement, partition).Key == CanonicalStatement.Of(statement, partition).Key
                    ? $"{StatementText.Name(by.Statement, by.StatementIndex)} is exactly this, and was left as it is, for somebody else wrote it."
                    : $"{StatementText.Name(by.Statement, by.StatementIndex)} was not written for this alone, and was left as it is.";
                retained.Add(new RetainedGrant(statement, by, reason));
            }
        }

        return retained;
    }
}
