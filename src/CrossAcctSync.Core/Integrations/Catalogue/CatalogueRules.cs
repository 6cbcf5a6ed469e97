using System;
using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Integrations;

/// <summary>What every row of the catalogue keeps to.</summary>
internal static class CatalogueRules
{
    private static readonly string[] RuleActions = { "events:PutTargets", "events:PutRule", "events:DescribeRule" };

    /// <exception cref="IntegrationCatalogueException">The row breaks a rule.</exception>
    public static void Check(Integration row)
    {
        string suffix = TaskResourceSyntax.Suffix(row.Pattern, row.Version);
        bool isFunction = row.Resource.StartsWith("arn:aws:lambda:", StringComparison.Ordinal);
        if (!isFunction && !row.Resource.EndsWith(":" + row.Api + suffix, StringComparison.Ordinal))
        {
            throw Broken(row.Resource, $"the resource ends in ':{row.Api}{suffix}', as its API and pattern say.");
        }

        if (!isFunction && !row.Resource.StartsWith(TaskResourceSyntax.Prefix, StringComparison.Ordinal))
        {
            throw Broken(row.Resource, $"the resource begins with '{TaskResourceSyntax.Prefix}'.");
        }

        if (row.Pattern != IntegrationPattern.RequestResponse && row.WorkflowTypes != WorkflowTypes.Standard)
        {
            throw Broken(row.Resource, "Express Workflows support Request Response only.");
        }

        if (row.Support == IntegrationSupport.Contested && row.SupportNote is null)
        {
            throw Broken(row.Resource, "a contested pattern says which pages disagree.");
        }

        if (row.Statements.Count == 0 && row.NoPermissionsReason is null)
        {
            throw Broken(row.Resource, "a row without statements says why it needs none.");
        }

        foreach (IntegrationStatement statement in row.Statements.Concat(row.DocumentedStatements))
        {
            Check(row.Resource, statement);
        }
    }

    /// <exception cref="IntegrationCatalogueException">The statement breaks a rule.</exception>
    public static void Check(string row, IntegrationStatement statement)
    {
        if (statement.Actions.Count == 0 || statement.Resources.Count == 0)
        {
            throw Broken(row, "a statement has actions and resources.");
        }

        string? rule = statement.ActionNames.FirstOrDefault(action => RuleActions.Contains(action, StringComparer.OrdinalIgnoreCase));
        if (rule is not null)
        {
            throw Broken(row, $"'{rule}' is for EventBridge rules, which a target role does not need.");
        }

        bool names = statement.ActionNames.Contains("iam:PassRole", StringComparer.OrdinalIgnoreCase);
        if (names != statement.IsPassRole || (names && statement.Actions.Count > 1))
        {
            throw Broken(row, "iam:PassRole stands alone in its statement, with the purpose PassRole.");
        }

        if (names && !statement.Conditions.Any(condition => condition.Key == "iam:PassedToService" && condition.Values.Count > 0))
        {
            throw Broken(row, "iam:PassRole is limited by iam:PassedToService.");
        }

        if (names && statement.Resources.Any(resource => resource.Fields.Length != 1 || !resource.Fields[0].IsRole))
        {
            throw Broken(row, "iam:PassRole is granted on roles that fields of the task name.");
        }

        IEnumerable<ResourceTemplate> resources = statement.Resources.Concat(statement.DynamicResources ?? []);
        if (resources.Any(resource => resource.IsAny) && statement.WildcardReason is null)
        {
            throw Broken(row, $"a statement on * says why ({string.Join(", ", statement.ActionNames)}).");
        }

        if (resources.FirstOrDefault(resource => !resource.IsAny && !resource.Text.StartsWith("arn:{partition}:", StringComparison.Ordinal)) is { } wrong)
        {
            throw Broken(row, $"'{wrong.Text}' is no ARN of the partition.");
        }

        if (resources.Any(resource => resource.Fields.Count(field => field.Path.Contains("[]")) > 1))
        {
            throw Broken(row, "a resource has one list at most.");
        }
    }

    private static IntegrationCatalogueException Broken(string row, string rule) => IntegrationCatalogueException.Of(row, rule);
}
