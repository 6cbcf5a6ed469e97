using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Arns;
using CrossAcctSync.Findings;
using CrossAcctSync.Policies;
using Operator = CrossAcctSync.Policies.ConditionOperator;

namespace CrossAcctSync.Linting;

/// <summary>Whether sts:ExternalId keeps the role for single state machines.</summary>
internal static class ExternalIdChecks
{
    private const string Advice = "Write StringEquals sts:ExternalId with the ARNs of the state machines.";

    public static void Check(LintRun run, LintStatement statement)
    {
        if (!run.IsTrust || !statement.IsAllow || !statement.CoversAction(TrustStatement.AssumeRole))
        {
            return;
        }

        PolicyCondition[] conditions = statement.ConditionsOn(TrustStatement.ExternalIdKey).ToArray();
        if (conditions.Length == 0)
        {
            CheckMissing(run, statement);
            return;
        }

        // One strict condition is enough: all conditions of a statement must hold.
        bool isStrict = conditions.Any(condition => Looseness(condition) is null);
        foreach (PolicyCondition condition in conditions)
        {
            if (!isStrict && Looseness(condition) is { } looseness)
            {
                run.Report(PolicyRules.ExternalIdLoose, statement, statement.Place(condition), $"{condition.Operator} sts:ExternalId {looseness}.", Advice);
            }

            CheckValues(run, statement, condition);
        }
    }

    private static void CheckMissing(LintRun run, LintStatement statement)
    {
        PolicyPrincipal? foreign = statement.Statement.Principal is { IsNegated: false } element
            ? element.Principals.FirstOrDefault(principal => IsForeign(principal, run.Options.AccountId))
            : null;
        if (foreign is not null)
        {
            string where = run.Options.AccountId is null ? " If it is of another account, any state machine that uses it reaches the role." : " Any state machine that uses it reaches the role.";
            run.Report(
                PolicyRules.ExternalIdMissing,
                statement,
                statement.Place(foreign),
                $"'{foreign.Value}' may assume the role without sts:ExternalId.{where}",
                Advice);
        }
    }

    private static bool IsForeign(PolicyPrincipal principal, string? account) =>
        principal.Kind == PrincipalKind.Aws
        && !PrincipalForms.IsEveryone(principal)
        && !PrincipalForms.IsUniqueId(principal.Value)
        && PrincipalForms.AccountOf(principal) is { } own
        && own != account;

    /// <summary>Why a condition lets more pass than the values that it lists, as a predicate; null when it does not.</summary>
    internal static string? Looseness(PolicyCondition condition)
    {
        Operator operation = Operator.Parse(condition.Operator);
        if (operation.Base == "null")
        {
            return "tells only whether there is an ExternalId, and not which";
        }

        if (operation.IfExists)
        {
            return "also holds for callers that send no ExternalId";
        }

        if (operation.IsNegated)
        {
            return "holds for every ExternalId that is not listed";
        }

        if (operation.Qualifier == "forallvalues")
        {
            return "also holds for callers that send no ExternalId";
        }

        string? pattern = operation.HasWildcards ? condition.Values.FirstOrDefault(PolicyPattern.HasWildcard) : null;
        return pattern is null ? null : $"has the wildcard '{pattern}', which state machines created later match too";
    }

    private static void CheckValues(LintRun run, LintStatement statement, PolicyCondition condition)
    {
        Operator operation = Operator.Parse(condition.Operator);
        if (!operation.IsPositive)
        {
            return;
        }

        foreach (string value in condition.Values.Where(value => !PolicyPattern.HasWildcard(value) && !PolicyPattern.HasVariable(value)))
        {
            LintPlace place = statement.Place(condition, value);
            if (!ExternalIds.IsAllowed(value))
            {
                run.Report(
                    PolicyRules.ExternalIdNotAllowed,
                    statement,
                    place,
                    $"'{value}' cannot be sent as an ExternalId: 2 to 1,224 letters, digits and characters of _+=,.@:/- are.",
                    "Rename the state machine so that its ARN can be sent, and trust the new ARN.");
            }
            else if (!StateMachineArn.TryParse(value, out StateMachineArn? machine, out _))
            {
                run.Report(
                    PolicyRules.ExternalIdNotStateMachine,
                    statement,
                    place,
                    $"the ExternalId '{value}' is no state machine's ARN, so that no task of Step Functions can assume the role by this statement.",
                    "Trust the state machine's ARN, unless the statement is for something else than Step Functions.");
            }
            else if (machine.Qualifier is not null)
            {
                run.Report(
                    PolicyRules.ExternalIdQualified,
                    statement,
                    place,
                    $"the ExternalId ends in the version or alias '{machine.Qualifier}', which Step Functions does not send.",
                    $"Write {machine.Unqualified}.");
            }
        }
    }
}
