using System;
using System.Linq;
using CrossAcctSync.Findings;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Linting;

/// <summary>Permissions for the EventBridge rules that Step Functions keeps in its own account only.</summary>
internal static class ManagedRuleCheck
{
    // StepFunctionsGetEventsFor… and StepFunctionsGetEventFor…, as the integrations' pages name the rules.
    private const string RuleName = ":rule/StepFunctionsGetEvent";

    public static void Check(LintRun run, LintStatement statement)
    {
        if (!statement.IsAllow || statement.Statement.Resource is not { IsNegated: false } resource)
        {
            return;
        }

        string? rule = resource.Values.FirstOrDefault(value => value.IndexOf(RuleName, StringComparison.Ordinal) > 0);
        if (rule is not null && statement.Statement.Action.Values.Any(action => PolicyPattern.MayOverlap(action, "events:*")))
        {
            run.Report(
                PolicyRules.ManagedRuleLeftover,
                statement,
                statement.Place("Resource", rule),
                $"Step Functions needs the rule '{rule.Substring(rule.IndexOf(RuleName, StringComparison.Ordinal) + 6)}' only in the state machine's own account; in a target account it polls the job.",
                "Remove the statement from a target role; keep it in an execution role whose tasks run in its own account.");
        }
    }
}
