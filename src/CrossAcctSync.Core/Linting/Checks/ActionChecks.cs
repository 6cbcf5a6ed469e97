using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using CrossAcctSync.Findings;
using CrossAcctSync.Integrations;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Linting;

/// <summary>Whether actions exist, and how many a wildcard means.</summary>
internal static class ActionChecks
{
    private static readonly Regex Form = new(@"\A[A-Za-z0-9-]+:[A-Za-z0-9*?]+\z", RegexOptions.CultureInvariant);

    public static void Check(LintRun run, LintStatement statement)
    {
        foreach (string action in statement.Statement.Action.Values)
        {
            LintPlace place = statement.Place(statement.ActionName, action);
            if (action is "*" or "*:*")
            {
                ReportAll(run, statement, place, $"'{action}' is every action of every service.");
            }
            else if (!Form.IsMatch(action))
            {
                run.Report(
                    PolicyRules.ActionMalformed,
                    statement,
                    place,
                    $"'{action}' is no action: a service's prefix, a colon and a name were expected, as in glue:StartJobRun.",
                    "Correct the action.");
            }
            else
            {
                CheckKnown(run, statement, place, action);
            }
        }
    }

    private static void CheckKnown(LintRun run, LintStatement statement, LintPlace place, string action)
    {
        string prefix = action.Substring(0, action.IndexOf(':'));
        string name = action.Substring(prefix.Length + 1);
        if (!IntegrationCatalogue.IsKnownPrefix(prefix))
        {
            run.Report(
                PolicyRules.ServiceUnknown,
                statement,
                place,
                $"no service has the prefix '{prefix}' of '{action}'.",
                "Check the prefix in the Service Authorization Reference; leave it if the service is new.");
            return;
        }

        if (name == "*")
        {
            ReportAll(run, statement, place, $"'{action}' is every action of the service.");
            return;
        }

        IReadOnlyList<string> actions = IntegrationCatalogue.ActionsOf(prefix);
        if (PolicyPattern.HasWildcard(name))
        {
            if (!actions.Any(known => PolicyPattern.CoversAction(action, known)))
            {
                run.Report(
                    PolicyRules.ActionMatchesNothing,
                    statement,
                    place,
                    $"'{action}' matches no action of the service.",
                    "Correct or remove the pattern.");
            }
        }
        else if (IntegrationCatalogue.FindAction(action) is not { } spelled)
        {
            if (UnlistedActions.Contains(action))
            {
                return;
            }

            string[] near = NearMisses.Find(action, actions).Take(1).ToArray();
            run.Report(
                PolicyRules.ActionUnknown,
                statement,
                place,
                $"there is no action '{action}'.{NearMisses.Sentence(near)}",
                near.Length > 0 ? $"Write {near[0]} if that was meant; an action that AWS has added since this module was made can stay." : "Correct or remove the action; one that AWS has added since this module was made can stay.");
        }
        else if (!string.Equals(spelled, action, StringComparison.Ordinal))
        {
            run.Report(PolicyRules.ActionCaseDiffers, statement, place, $"'{action}' is spelled {spelled} by AWS.", "Nothing need be done; actions have no letter case.");
        }
    }

    // In a trust policy the same wildcard has a finding of its own.
    private static void ReportAll(LintRun run, LintStatement statement, LintPlace place, string message)
    {
        if (statement.IsAllow && !run.IsTrust && run.Kind is not (LintKind.ServiceControl or LintKind.ResourceControl) && !statement.Statement.Action.IsNegated)
        {
            run.Report(PolicyRules.AllActions, statement, place, message, "List the actions that are needed.");
        }
    }
}
