using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Planning;

/// <summary>Takes out of a policy of the module's own, grant by grant, what is no longer needed: its statements may have been packed together.</summary>
internal static class OwnSubtraction
{
    /// <returns>The policy that is left, the very same object when nothing went, and sentences on what stays.</returns>
    public static (PolicyDocument After, IReadOnlyList<string> Reasons) Subtract(string name, PolicyDocument document, PolicyDocument toRemove, PolicyDocument keep)
    {
        var reasons = new List<string>();
        string partition = CanonicalPrincipal.PartitionOf(document, toRemove, keep);
        PolicyStatement[] kept = keep.Statements.SelectMany(statement => StatementCells.Of(statement).Cells).Select(cell => cell.Statement).ToArray();
        var left = new List<PolicyStatement>();
        var made = new HashSet<PolicyStatement>();
        bool isChanged = false;
        foreach (PolicyStatement statement in document.Statements)
        {
            StatementCells cells = StatementCells.Of(statement);
            StatementCells.Cell[] staying = statement.Effect == PolicyEffect.Allow ? cells.Cells.Where(cell => Stays(cell.Statement)).ToArray() : cells.Cells.ToArray();
            if (staying.Length == cells.Cells.Count)
            {
                left.Add(statement);
                continue;
            }

            isChanged = true;
            IEnumerable<PolicyStatement> rest = staying.Length == 0 ? Array.Empty<PolicyStatement>()
                : cells.Narrow(staying) is { } narrow ? new[] { narrow }
                : staying.Select(cell => cell.Statement with { Sid = null });
            foreach (PolicyStatement one in rest)
            {
                left.Add(one);
                made.Add(one);
            }
        }

        if (!isChanged)
        {
            return (document, reasons);
        }

        PolicyDocument after = document with { Statements = left };
        return (left.Count == 0 ? after : PolicyPacker.Pack(after, PolicyQuota.InlineRolePolicy, new PolicyPackOptions { MayChange = made.Contains }).Documents[0], reasons);

        bool Stays(PolicyStatement cell)
        {
            if (PolicyMerger.Merge(toRemove, PolicyDocument.Of(cell with { Sid = null })) is not { HasChanges: false, Refused.Count: 0 })
            {
                return true;
            }

            bool isKept = kept.Any(one => StatementCoverage.Find(cell, one, partition) is not null || StatementCoverage.Find(one, cell, partition) is not null);
            if (isKept)
            {
                reasons.Add($"{string.Join(", ", cell.Action.Values)} on {string.Join(", ", cell.Resource?.Values ?? Array.Empty<string>())} stays in '{name}', for another state machine needs it.");
            }

            return isKept;
        }
    }
}
