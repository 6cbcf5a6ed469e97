using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Linting;
using CrossAcctSync.Policies;
using Operator = CrossAcctSync.Policies.ConditionOperator;

namespace CrossAcctSync.Auditing;

/// <summary>A statement of a trust policy that lets principals of other accounts in.</summary>
internal sealed class TrustGrant
{
    private TrustGrant(PolicyStatement statement, int index, IReadOnlyList<PolicyPrincipal> principals)
    {
        Statement = statement;
        Index = index;
        Principals = principals;
        ILookup<bool, PolicyCondition> byKey = statement.Conditions.ToLookup(condition => string.Equals(condition.Key, TrustStatement.ExternalIdKey, StringComparison.OrdinalIgnoreCase));
        ExternalIdConditions = byKey[true].ToArray();
        OtherConditions = byKey[false].ToArray();
        ExternalIds = ExternalIdConditions
            .Where(condition => Operator.Parse(condition.Operator).IsPositive)
            .SelectMany(condition => condition.Values)
            .Distinct(StringComparer.Ordinal)
            .ToArray();
    }

    public PolicyStatement Statement { get; }

    /// <summary>The statement's place in the policy, counted from 0.</summary>
    public int Index { get; }

    /// <summary>The principals that are not of the role's own account.</summary>
    public IReadOnlyList<PolicyPrincipal> Principals { get; }

    public IReadOnlyList<PolicyCondition> ExternalIdConditions { get; }

    public IReadOnlyList<PolicyCondition> OtherConditions { get; }

    /// <summary>The values of which one must be sent.</summary>
    public IReadOnlyList<string> ExternalIds { get; }

    /// <summary>Whether an ExternalId is the ARN of a state machine, or a pattern of such.</summary>
    public bool IsForStateMachines => ExternalIds.Any(IsStateMachine);

    /// <summary>Why the statement lets more pass than the ExternalIds that it lists; null when it does not, or has none at all.</summary>
    public string? Looseness => ExternalIdConditions.Count > 0 && ExternalIdConditions.All(condition => ExternalIdChecks.Looseness(condition) is not null)
        ? $"{ExternalIdConditions[0].Operator} sts:ExternalId {ExternalIdChecks.Looseness(ExternalIdConditions[0])}"
        : null;

    /// <summary><c>statement 2 'Sid'</c>.</summary>
    public string Place => $"statement {Index + 1}{(Statement.Sid is null ? string.Empty : $" '{Statement.Sid}'")}";

    /// <summary>The statements of a trust policy that let in principals of other accounts, in their order.</summary>
    public static IReadOnlyList<TrustGrant> Of(PolicyDocument trust, string accountId)
    {
        var grants = new List<TrustGrant>();
        for (int index = 0; index < trust.Statements.Count; index++)
        {
            PolicyStatement statement = trust.Statements[index];
            if (statement.Effect != PolicyEffect.Allow || !AllowsAssumeRole(statement.Action) || statement.Principal is not { } element)
            {
                continue;
            }

            // Allow with NotPrincipal lets in everybody else.
            PolicyPrincipal[] foreign = element.IsNegated
                ? new[] { PolicyPrincipal.Everyone }
                : element.Principals.Where(principal => IsForeign(principal, accountId)).ToArray();
            if (foreign.Length > 0)
            {
                grants.Add(new TrustGrant(statement, index, foreign));
            }
        }

        return grants;
    }

    /// <summary>Whether an ExternalId is the ARN of a state machine or a pattern of such.</summary>
    public static bool IsStateMachine(string externalId) =>
        externalId.IndexOf(":states:", StringComparison.Ordinal) > 0 && externalId.StartsWith("arn:", StringComparison.Ordinal);

    private static bool IsForeign(PolicyPrincipal principal, string accountId) =>
        PrincipalForms.IsEveryone(principal)
        || (principal.Kind == PrincipalKind.Aws && PrincipalForms.AccountOf(principal) != accountId);

    private static bool AllowsAssumeRole(PolicyElement action) =>
        action.IsNegated != action.Values.Any(value => PolicyPattern.CoversAction(value, TrustStatement.AssumeRole));
}
