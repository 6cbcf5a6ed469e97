using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Findings;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Linting;

/// <summary>What a trust policy allows, and for which of the services' customers.</summary>
internal static class TrustChecks
{
    private static readonly string[] SourceKeys = { "aws:SourceArn", "aws:SourceAccount", "aws:SourceOrgID", "aws:SourceOrgPaths" };

    public static void Check(LintRun run, LintStatement statement)
    {
        if (!run.IsTrust)
        {
            return;
        }

        CheckActions(run, statement);
        PolicyPrincipal? service = statement.IsAllow ? statement.Principals.FirstOrDefault(PrincipalForms.IsStepFunctions) : null;
        if (service is not null && statement.Statement.Principal is { IsNegated: false } && !statement.HasConditionOn(SourceKeys))
        {
            run.Report(
                PolicyRules.SourceConditionMissing,
                statement,
                statement.Place(service),
                $"{service.Value} may assume the role for a state machine of any account, which can make it a confused deputy.",
                "Add ArnLike aws:SourceArn with the state machine's ARN and StringEquals aws:SourceAccount with its account.");
        }
    }

    private static void CheckActions(LintRun run, LintStatement statement)
    {
        IReadOnlyList<string> values = statement.Statement.Action.Values;
        if (statement.Statement.Action.IsNegated)
        {
            if (statement.IsAllow)
            {
                run.Report(PolicyRules.AssumeRoleByWildcard, statement, statement.Place("NotAction"), "NotAction allows all ways into the role but those that it lists.", "Write \"Action\": \"sts:AssumeRole\".");
            }

            return;
        }

        foreach (string action in values)
        {
            bool isWildcard = PolicyPattern.HasWildcard(action);
            if (isWildcard && statement.IsAllow && PolicyPattern.CoversAction(action, TrustStatement.AssumeRole))
            {
                run.Report(
                    PolicyRules.AssumeRoleByWildcard,
                    statement,
                    statement.Place("Action", action),
                    $"'{action}' allows sts:AssumeRole and other ways into the role.",
                    "Write \"Action\": \"sts:AssumeRole\", and sts:TagSession or sts:SetSourceIdentity where they are needed.");
            }
            else if (!isWildcard && action.IndexOf(':') > 0 && !action.StartsWith("sts:", StringComparison.OrdinalIgnoreCase))
            {
                run.Report(
                    PolicyRules.TrustActionNotSts,
                    statement,
                    statement.Place("Action", action),
                    $"'{action}' is no action of STS; a trust policy says only who may assume the role.",
                    "Move the action to a permission policy of the role.");
            }
        }
    }
}
