using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Findings;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Linting;

/// <summary>Statements without an effect of their own. Only what is certain is reported.</summary>
internal static class RedundancyChecks
{
    // Of statements that differ in their conditions alone all pairs are compared, which a policy within its quota keeps in the hundreds.
    private const int MostStatements = 400;

    public static void Check(LintRun run)
    {
        LintStatement[] statements = run.Statements.Where(statement => run.HasVariables || !PolicyVariables.AreIn(statement.Statement)).Take(MostStatements).ToArray();
        string[] keys = statements.Select(statement => CanonicalStatement.Of(statement.Statement, run.Partition).Key).ToArray();
        var firsts = new Dictionary<string, int>(System.StringComparer.Ordinal);
        var index = new StatementIndex();
        for (int i = 0; i < statements.Length; i++)
        {
            if (!firsts.TryGetValue(keys[i], out int first))
            {
                firsts.Add(keys[i], i);
                index.Add(i, statements[i].Statement);
            }
            else
            {
                run.Report(
                    PolicyRules.StatementDuplicate,
                    statements[i],
                    statements[i].Place(),
                    $"means the same as {statements[first].Name}.",
                    "Remove one of the two.");
            }
        }

        for (int i = 0; i < statements.Length; i++)
        {
            if (firsts[keys[i]] == i)
            {
                CheckOne(run, statements[i], index.MayCover(statements[i].Statement).Where(j => j != i).Select(j => statements[j]));
            }
        }
    }

    private static void CheckOne(LintRun run, LintStatement statement, IEnumerable<LintStatement> others)
    {
        PolicyStatement source = statement.Statement;
        foreach (LintStatement other in others)
        {
            if (other.Statement.Effect == source.Effect)
            {
                if (StatementCoverage.Find(other.Statement, source, run.Partition) is { } cover)
                {
                    string wider = cover.BroaderBy.Count == 0 ? string.Empty : $", {string.Join(", ", cover.BroaderBy)}";
                    run.Report(
                        PolicyRules.StatementRedundant,
                        statement,
                        statement.Place(),
                        $"{other.Name} {(statement.IsAllow ? "allows" : "denies")} all of this already{wider}.",
                        cover.BroaderBy.Count == 0 ? "Remove this statement." : $"Remove this statement, or narrow {other.Name} if it should not reach so far.");
                    return;
                }
            }
            else if (statement.IsAllow && StatementCoverage.Find(other.Statement with { Effect = PolicyEffect.Allow }, source, run.Partition) is not null)
            {
                run.Report(
                    PolicyRules.StatementShadowed,
                    statement,
                    statement.Place(),
                    $"{other.Name} denies all that this allows.",
                    "Remove this statement, or narrow the Deny.");
                return;
            }
        }
    }
}
