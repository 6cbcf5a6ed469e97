using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Arns;

namespace CrossAcctSync.Policies;

/// <summary>The warnings of a merge, each once.</summary>
internal sealed class MergeWarnings
{
    private readonly List<PolicyWarning> _all = new();
    private readonly string _partition;

    public MergeWarnings(string partition) => _partition = partition;

    public IReadOnlyList<PolicyWarning> All => _all;

    public void Add(PolicyWarning warning)
    {
        if (!_all.Contains(warning))
        {
            _all.Add(warning);
        }
    }

    public void AddBroader(IReadOnlyList<CoveringStatement> covering)
    {
        foreach (CoveringStatement statement in covering.Where(one => one.IsBroader && one.Statement.Effect == PolicyEffect.Allow))
        {
            Add(new PolicyWarning(PolicyWarningKind.BroaderGrant, statement.Reason, statement.StatementIndex));
        }
    }

    /// <summary>Existing statements that bear on a needed one without granting it.</summary>
    public void AddForeign(IReadOnlyList<PolicyStatement> existing, PolicyStatement needed)
    {
        if (needed.Effect != PolicyEffect.Allow)
        {
            return;
        }

        for (int i = 0; i < existing.Count; i++)
        {
            PolicyStatement statement = existing[i];
            if (DenyOverlap.MayMatch(statement, needed, _partition))
            {
                Add(new PolicyWarning(
                    PolicyWarningKind.ExplicitDeny,
                    $"{StatementText.Name(statement, i)} denies {StatementText.Actions(statement)}: an explicit Deny may block this.",
                    i));
            }
            else if (TrustedAccount(statement, needed) is { } account)
            {
                Add(new PolicyWarning(
                    PolicyWarningKind.AccountTrusted,
                    $"{StatementText.Name(statement, i)} trusts the whole account {account}{Without(statement, needed)}: every principal that the account lets assume the role can do so.",
                    i));
            }
        }
    }

    private string? TrustedAccount(PolicyStatement statement, PolicyStatement needed)
    {
        if (needed.Principal is not { IsNegated: false } || statement.Principal is not { IsNegated: false })
        {
            return null;
        }

        foreach (PolicyPrincipal principal in needed.Principal.Principals)
        {
            if (!RoleArn.TryParse(principal.Value, out RoleArn? role, out _))
            {
                continue;
            }

            // Asking for a grant to the root itself leaves the root as the one thing in which the two may differ.
            var root = new PolicyPrincipal(PrincipalKind.Aws, $"arn:{role.Partition}:iam::{role.AccountId}:root");
            PolicyStatement asked = needed with { Principal = new PrincipalElement(false, new[] { root }) };
            if (StatementCoverage.Find(statement, asked, _partition) is { ByEveryone: false })
            {
                return role.AccountId;
            }
        }

        return null;
    }

    private static string Without(PolicyStatement statement, PolicyStatement needed)
    {
        var keys = needed.Conditions
            .Select(condition => condition.Key)
            .Where(key => !statement.Conditions.Any(condition => string.Equals(condition.Key, key, StringComparison.OrdinalIgnoreCase)))
            .ToList();
        return keys.Count == 0 ? string.Empty : " without " + string.Join(", ", keys);
    }
}
