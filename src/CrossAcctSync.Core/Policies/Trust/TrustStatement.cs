using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using CrossAcctSync.Arns;

namespace CrossAcctSync.Policies;

/// <summary>
/// The statement that this module writes to trust policies: one execution role, and the state machines that may use it
/// (https://docs.aws.amazon.com/step-functions/latest/dg/concepts-access-cross-acct-resources.html).
/// </summary>
internal static class TrustStatement
{
    public const string AssumeRole = "sts:AssumeRole";
    public const string ExternalIdKey = "sts:ExternalId";

    public static PolicyStatement Of(string sourceRole, IReadOnlyList<string> externalIds) => new()
    {
        Effect = PolicyEffect.Allow,
        Principal = new PrincipalElement(false, new[] { new PolicyPrincipal(PrincipalKind.Aws, sourceRole) }),
        Action = new PolicyElement(false, new[] { AssumeRole }),
        Conditions = new[] { new PolicyCondition("StringEquals", ExternalIdKey, externalIds) },
    };

    /// <summary>
    /// Takes a statement of this very shape apart: Allow, no Sid, sts:AssumeRole only, one role, no condition but
    /// StringEquals sts:ExternalId, and state machines only. Any other statement is foreign.
    /// </summary>
    public static bool TryRead(
        PolicyStatement statement,
        [NotNullWhen(true)] out string? sourceRole,
        [NotNullWhen(true)] out IReadOnlyList<string>? externalIds)
    {
        sourceRole = null;
        externalIds = null;
        bool isPlain = statement is { Effect: PolicyEffect.Allow, Sid: null, Resource: null, UnknownElements.Count: 0 }
            && statement.Action is { IsNegated: false, Values.Count: 1 }
            && string.Equals(statement.Action.Values[0], AssumeRole, StringComparison.OrdinalIgnoreCase)
            && statement.Principal is { IsNegated: false, Principals.Count: 1 }
            && statement.Conditions.Count == 1;
        if (!isPlain)
        {
            return false;
        }

        PolicyPrincipal principal = statement.Principal!.Principals[0];
        PolicyCondition condition = statement.Conditions[0];
        bool isOwn = principal.Kind == PrincipalKind.Aws
            && RoleArn.TryParse(principal.Value, out _, out _)
            && string.Equals(condition.Operator, "StringEquals", StringComparison.OrdinalIgnoreCase)
            && string.Equals(condition.Key, ExternalIdKey, StringComparison.OrdinalIgnoreCase)
            && condition.Values.Count > 0
            && condition.Values.All(value => StateMachineArn.TryParse(value, out _, out _));
        if (!isOwn)
        {
            return false;
        }

        sourceRole = principal.Value;
        externalIds = condition.Values;
        return true;
    }

    /// <summary>The same statement with other values, all else as it is written.</summary>
    public static PolicyStatement With(PolicyStatement statement, IReadOnlyList<string> externalIds) =>
        statement with { Conditions = new[] { statement.Conditions[0] with { Values = externalIds } } };
}
