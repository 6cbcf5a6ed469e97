using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Findings;
using CrossAcctSync.Integrations;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Linting;

/// <summary>Version, unknown elements, Sids and characters.</summary>
internal static class DocumentChecks
{
    private static readonly string[] DocumentElements = { "Version", "Id", "Statement" };

    public static void Check(LintRun run)
    {
        CheckVersion(run);
        foreach (UnknownElement element in run.Document.UnknownElements)
        {
            run.Report(
                PolicyRules.ElementUnknown,
                new LintPlace(element.Name, element.Location),
                $"A policy has no element '{element.Name}'.{NearMisses.Sentence(NearMisses.Find(element.Name, DocumentElements))}",
                "Remove or rename it; IAM refuses the document.");
        }

        if (run.Statements.Count == 0)
        {
            run.Report(PolicyRules.EmptyElement, run.Place("Statement"), "The policy has no statements.", "Add a statement, or remove the policy.");
        }

        CheckSids(run);
        CheckCharacters(run);
    }

    private static void CheckVersion(LintRun run)
    {
        if (run.Document.Version == PolicyDocument.CurrentVersion)
        {
            return;
        }

        string version = run.Document.Version is null ? "has no Version, and so that of 2008-10-17" : "has the old Version 2008-10-17";
        LintStatement[] affected = run.Statements.Where(statement => PolicyVariables.AreIn(statement.Statement)).ToArray();
        foreach (LintStatement statement in affected)
        {
            run.Report(
                PolicyRules.VariablesInOldVersion,
                statement,
                statement.Place(),
                $"the document {version}, in which the statement's ${{...}} is text and no variable.",
                "Add \"Version\": \"2012-10-17\".");
        }

        if (affected.Length == 0)
        {
            run.Report(PolicyRules.VersionNotCurrent, run.Place("Version"), $"The document {version}.", "Add \"Version\": \"2012-10-17\".");
        }
    }

    private static void CheckSids(LintRun run)
    {
        var seen = new Dictionary<string, LintStatement>(StringComparer.Ordinal);
        foreach (LintStatement statement in run.Statements.Where(statement => !string.IsNullOrEmpty(statement.Statement.Sid)))
        {
            string sid = statement.Statement.Sid!;
            if (seen.TryGetValue(sid, out LintStatement first))
            {
                run.Report(PolicyRules.SidDuplicate, statement, statement.Place("Sid"), $"Statement[{first.Index}] has the same Sid.", "Give each statement a Sid of its own, or none.");
            }
            else
            {
                seen.Add(sid, statement);
            }

            // Policies of resources are read by their services, some of which take more.
            if (run.Kind != LintKind.Resource && !sid.All(IsLetterOrDigit))
            {
                run.Report(
                    PolicyRules.SidNotAllowed,
                    statement,
                    statement.Place("Sid"),
                    "the Sid has other characters than A to Z, a to z and 0 to 9.",
                    "Write it with letters and digits only.",
                    run.IsTrust ? FindingSeverity.Warning : null);
            }
        }
    }

    private static bool IsLetterOrDigit(char current) => current is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');

    private static void CheckCharacters(LintRun run)
    {
        const string Advice = "Remove or replace the character.";
        foreach (PolicyCharacterProblem problem in PolicyCharacters.Check(run.Document))
        {
            LintStatement? statement = run.Statements.FirstOrDefault(one => problem.Element.StartsWith($"Statement[{one.Index}].", StringComparison.Ordinal));
            if (statement is null)
            {
                run.Report(PolicyRules.CharacterNotAllowed, run.Place(problem.Element), problem.Message, Advice);
                continue;
            }

            string name = problem.Element.Substring($"Statement[{statement.Index}].".Length).Split('.')[0];
            run.Report(PolicyRules.CharacterNotAllowed, statement, statement.Place(name) with { Element = problem.Element }, $"{name}: {problem.Message}", Advice);
        }
    }
}
