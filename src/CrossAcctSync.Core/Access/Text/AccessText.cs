using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Findings;
using CrossAcctSync.Policies;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Access.Text;

/// <summary>
/// A result as a compiler would print it: what failed first, the statement with a mark under the element that failed,
/// then the fix.
/// </summary>
public static class AccessText
{
    /// <summary>Writes a result.</summary>
    /// <param name="result">The result.</param>
    /// <param name="isColored">Whether to colour with the escape sequences of terminals.</param>
    public static string Write(SyncAccessResult result, bool isColored = false)
    {
        var text = new StringBuilder();
        var paint = new AccessPaint(isColored);
        text.Append(paint.Status(result.Status)).Append("  ").Append(VisibleText.Of(result.StateMachineName)).Append(" -> ").AppendLine(VisibleText.Of(Target(result)));
        var fixes = new MergedFixes(result.Checks);
        foreach (AccessCheck check in result.Checks)
        {
            WriteCheck(text, check, paint, fixes);
        }

        if (result.Checks.Count > 0 && result.Checks[result.Checks.Count - 1].Status != AccessStatus.Passed)
        {
            text.AppendLine();
        }

        WriteExcess(text, result, paint);
        text.Append("  ").Append(result.PassedCheckCount).Append(" of ").Append(result.CheckCount).Append(" checks passed.");
        return text.ToString().Replace("\r\n", "\n");
    }

    private static string Target(SyncAccessResult result) =>
        result.Requirement.TargetRoleName is { } name ? $"{result.Requirement.TargetAccountId} {name}" : result.Requirement.TargetRolePattern;

    private static void WriteCheck(StringBuilder text, AccessCheck check, AccessPaint paint, MergedFixes fixes)
    {
        text.AppendLine().Append("  ").Append(paint.Leg(check)).Append(": ").AppendLine(check.Name);
        text.Append("    ").AppendLine(check.Reason);
        if (check.Status == AccessStatus.Passed)
        {
            return;
        }

        if (check.StatePaths.Count > 0)
        {
            text.Append("    needed by ").AppendLine(VisibleText.Of(NameList.Of(check.StatePaths, 3)));
        }

        if (check.Decision is { } decision)
        {
            foreach (string line in StatementListing.Of(decision, check.StatementToChange))
            {
                text.Append("      ").AppendLine(paint.Listing(line));
            }
        }

        WriteFix(text, check, paint, fixes);
    }

    private static void WriteFix(StringBuilder text, AccessCheck check, AccessPaint paint, MergedFixes fixes)
    {
        if (check.RecommendedAction is null)
        {
            return;
        }

        text.Append("    ").Append(paint.Fix("fix:")).Append(' ');
        if (fixes.IsInEarlier(check))
        {
            text.AppendLine("The statement above grants it, too.");
            return;
        }

        text.AppendLine(check.RecommendedAction);
        if (fixes.StatementOf(check) is { } statement)
        {
            foreach (string line in PolicyWriter.Write(statement, indented: true).Split('\n'))
            {
                text.Append("      ").AppendLine(paint.Fix("+ " + VisibleText.Of(line)));
            }
        }
    }

    private static void WriteExcess(StringBuilder text, SyncAccessResult result, AccessPaint paint)
    {
        Finding[] excess = result.Findings.Where(finding => finding.Rule == AccessRules.PermissionBeyondNeed || finding.Rule == AccessRules.EventBridgeLeftover).ToArray();
        foreach (Finding finding in excess)
        {
            text.Append("  ").Append(paint.Warning("excess")).Append(": ").AppendLine(finding.Message);
        }
    }
}
