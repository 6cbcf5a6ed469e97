using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Arns;

namespace CrossAcctSync.Policies;

/// <summary>The warnings of a merge, each once.</summary>
internal sealed class MergeWarnings
{
    private readonly List<PolicyWarning> _all = new();
    private readonly HashSet<PolicyWarning> _known = new();
    private readonly IReadOnlyList<PolicyStatement> _existing;
    private readonly int[] _bearing;
    private readonly string _partition;

    /// <param name="existing">The statements that are there.</param>
    /// <param name="partition">The partition of accounts given by number.</param>
    public MergeWarnings(IReadOnlyList<PolicyStatement> existing, string partition)
    {
        _existing = existing;
        _partition = partition;
        // Of others none can be told of.
        _bearing = Enumerable.Range(0, existing.Count).Where(i => existing[i].Effect == PolicyEffect.Deny || TrustsAnAccount(existing[i])).ToArray();
    }

    public IReadOnlyList<PolicyWarning> All => _all;

    public void Add(PolicyWarning warning)
    {
        if (_known.Add(warning))
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
    public void AddForeign(PolicyStatement needed)
    {
        if (needed.Effect != PolicyEffect.Allow)
        {
            return;
        }

        foreach (int i in _bearing)
        {
            PolicyStatement statement = _existing[i];
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

    private bool TrustsAnAccount(PolicyStatement statement) => statement.Principal is { IsNegated: false } element
        && element.Principals.Any(principal => CanonicalPrincipal.Of(principal, _partition).EndsWith(":root", StringComparison.Ordinal));

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
