using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Evaluation.Conditions;
using CrossAcctSync.Findings;
using CrossAcctSync.Integrations;
using CrossAcctSync.Policies;
using Operator = CrossAcctSync.Evaluation.Conditions.ConditionOperator;

namespace CrossAcctSync.Linting;

/// <summary>Whether operators, keys and values of conditions exist; by the same reading as requests are evaluated.</summary>
internal static class ConditionChecks
{
    public static void Check(LintRun run, LintStatement statement)
    {
        var reported = new HashSet<string>(StringComparer.Ordinal);
        foreach (PolicyCondition condition in statement.Statement.Conditions)
        {
            CheckKey(run, statement, condition);
            if (!Operator.TryParse(condition.Operator, out Operator operation))
            {
                if (reported.Add(condition.Operator))
                {
                    ReportOperator(run, statement, condition);
                }

                continue;
            }

            foreach (string value in condition.Values)
            {
                if (new CompiledCondition(condition with { Values = new[] { value } }, run.HasVariables).IsMalformed)
                {
                    run.Report(
                        PolicyRules.ConditionValueMalformed,
                        statement,
                        statement.Place(condition, value),
                        $"{condition.Operator} {condition.Key} has the value '{value}'; {Expected(operation.Family)} was expected.",
                        "Correct the value; IAM refuses it, or it never matches.");
                }
            }
        }
    }

    private static void CheckKey(LintRun run, LintStatement statement, PolicyCondition condition)
    {
        string key = condition.Key;
        if (key.IndexOf(':') <= 0 || ConditionKeys.LacksTag(key))
        {
            run.Report(
                PolicyRules.ConditionKeyMalformed,
                statement,
                statement.Place(condition),
                ConditionKeys.LacksTag(key) ? $"the key '{key}' has no tag's name behind it." : $"the key '{key}' has no service in front of it.",
                ConditionKeys.LacksTag(key) ? $"Write {key.TrimEnd('/')}/ and the tag's name." : "Write service:Key, for example sts:ExternalId or aws:SourceArn.");
        }
        else if (ConditionKeys.IsUnknown(key, out IReadOnlyList<string> near))
        {
            string effect = statement.IsAllow ? "the condition decides without it" : "the Deny decides without it";
            run.Report(
                PolicyRules.ConditionKeyUnknown,
                statement,
                statement.Place(condition),
                $"no request has the key '{key}', and {effect}.{NearMisses.Sentence(near)}",
                near.Count > 0 ? $"Write {near[0]}." : "Check the key; leave it if AWS has added it since this module was made.");
        }
    }

    private static void ReportOperator(LintRun run, LintStatement statement, PolicyCondition condition)
    {
        string bare = condition.Operator.Substring(condition.Operator.IndexOf(':') + 1);
        IReadOnlyList<string> near = NearMisses.Find(bare, Operator.Names);
        run.Report(
            PolicyRules.OperatorUnknown,
            statement,
            statement.Place("Condition") with { Element = $"Statement[{statement.Index}].Condition.{condition.Operator}" },
            $"there is no condition operator '{condition.Operator}'.{NearMisses.Sentence(near)}",
            near.Count > 0 ? $"Write {near[0]}." : "Use an operator that IAM has.");
    }

    private static string Expected(OperatorFamily family) => family switch
    {
        OperatorFamily.Bool or OperatorFamily.Null => "true or false",
        OperatorFamily.Numeric => "a number",
        OperatorFamily.Date => "a date such as 2026-01-31T00:00:00Z",
        OperatorFamily.IpAddress => "an address or a range such as 203.0.113.0/24",
        OperatorFamily.Binary => "base64",
        OperatorFamily.Arn => "an ARN with all six parts",
        _ => "a text",
    };
}
