using System;
using System.Linq;
using CrossAcctSync.Findings;
using CrossAcctSync.Policies;
using Operator = CrossAcctSync.Policies.ConditionOperator;

namespace CrossAcctSync.Linting;

/// <summary>Conditions that hold more or less often than they look.</summary>
internal static class ConditionSafetyChecks
{
    public static void Check(LintRun run, LintStatement statement)
    {
        foreach (PolicyCondition condition in statement.Statement.Conditions)
        {
            // What an operator that does not exist would do is nothing to warn of.
            if (!Evaluation.Conditions.ConditionOperator.TryParse(condition.Operator, out _))
            {
                continue;
            }

            Operator operation = Operator.Parse(condition.Operator);
            bool isExternalId = run.IsTrust && condition.Key.Equals(TrustStatement.ExternalIdKey, StringComparison.OrdinalIgnoreCase);
            if (statement.IsAllow && !isExternalId)
            {
                CheckAbsence(run, statement, condition, operation);
            }

            CheckWildcards(run, statement, condition, operation, isExternalId);
        }
    }

    private static void CheckAbsence(LintRun run, LintStatement statement, PolicyCondition condition, Operator operation)
    {
        if (operation.Qualifier == "forallvalues" && !RequiresKey(statement, condition.Key))
        {
            run.Report(
                PolicyRules.ForAllValuesWithoutNull,
                statement,
                statement.Place(condition),
                $"{condition.Operator} {condition.Key} also holds for requests without {condition.Key}.",
                $"Add \"Null\": {{ \"{condition.Key}\": \"false\" }}, or use ForAnyValue where one value is enough.");
        }

        if (operation.IfExists && ConditionKeys.IsSecurity(condition.Key) && !RequiresKey(statement, condition.Key))
        {
            run.Report(
                PolicyRules.IfExistsOnSecurityKey,
                statement,
                statement.Place(condition),
                $"{condition.Operator} {condition.Key} also holds for requests without {condition.Key}.",
                $"Write {condition.Operator.Substring(0, condition.Operator.Length - "IfExists".Length)}, unless requests without the key are meant to pass.");
        }
    }

    private static bool RequiresKey(LintStatement statement, string key) => statement.ConditionsOn(key).Any(condition =>
        condition.Operator.Equals("Null", StringComparison.OrdinalIgnoreCase)
        && condition.Values.Count > 0
        && condition.Values.All(value => value.Equals("false", StringComparison.OrdinalIgnoreCase)));

    private static void CheckWildcards(LintRun run, LintStatement statement, PolicyCondition condition, Operator operation, bool isExternalId)
    {
        bool isWhole = operation.Base is "stringequals" or "stringnotequals" or "stringequalsignorecase" or "stringnotequalsignorecase";
        bool isRisky = operation.HasWildcards && statement.IsAllow && !operation.IsNegated && ConditionKeys.IsSensitive(condition.Key);
        if (!isWhole && !isRisky)
        {
            return;
        }

        foreach (string value in condition.Values.Where(value => value.IndexOf('*') >= 0 && PolicyPattern.HasWildcard(value)))
        {
            if (isWhole)
            {
                run.Report(
                    PolicyRules.WildcardNotExpanded,
                    statement,
                    statement.Place(condition, value),
                    $"{condition.Operator} {condition.Key} compares whole texts, and '*' in '{value}' stands for itself.",
                    isExternalId ? "Write the ARNs of the state machines one by one." : "Write the value out, or use StringLike where a pattern is meant.",
                    isExternalId ? FindingSeverity.Error : null);
            }
            else
            {
                run.Report(
                    PolicyRules.SensitiveKeyWildcard,
                    statement,
                    statement.Place(condition, value),
                    $"{condition.Operator} {condition.Key} has the wildcard '{value}', which others than the ones meant can match.",
                    "Write the values out, with StringEquals.");
            }
        }
    }
}
