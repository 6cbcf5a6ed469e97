using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Policies;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.Access.Refusals;

/// <summary>The refusals of the target roles of a run, each role's worked out once. Safe for many threads.</summary>
internal sealed class TrustTests
{
    private readonly ILookup<string, SyncRequirement> _byRole;
    private readonly IAccountReader _accounts;
    private readonly PolicyEvaluator _evaluator;
    private readonly CancellationToken _cancellationToken;
    private readonly ConcurrentDictionary<RoleArn, IReadOnlyList<AccessCheck>> _checks = new();
    private readonly ConcurrentDictionary<string, Lazy<IReadOnlyList<AccountRole>>> _roles = new(StringComparer.Ordinal);

    public TrustTests(IEnumerable<SyncRequirement> run, IAccountReader accounts, PolicyEvaluator evaluator, CancellationToken cancellationToken)
    {
        _byRole = run
            .SelectMany(requirement => new[] { requirement.TargetRoleArn, requirement.SourceRoleArn }.Distinct(StringComparer.Ordinal).Select(role => (Role: role, Requirement: requirement)))
            .Where(entry => entry.Role is not null)
            .ToLookup(entry => entry.Role!, entry => entry.Requirement, StringComparer.Ordinal);
        _accounts = accounts;
        _evaluator = evaluator;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The checks of what the role must refuse; none without the role.</summary>
    public IReadOnlyList<AccessCheck> Of(AccountRole? role) =>
        role is null ? Array.Empty<AccessCheck>() : _checks.GetOrAdd(role.Arn, _ => Check(role));

    private IReadOnlyList<AccessCheck> Check(AccountRole role)
    {
        TrustNeeds needs = TrustNeeds.Of(role.Arn, _byRole[role.Arn.ToString()]);
        IEnumerable<AccountRole> known = _accounts.FindRoles(needs.SourceRoles, _cancellationToken).Values.Select(lookup => lookup.Role).OfType<AccountRole>();
        if (role.Trust.Document is { } trust && NamesMany(trust))
        {
            known = known.Concat(needs.SourceRoles.Select(source => source.AccountId).Distinct(StringComparer.Ordinal).SelectMany(RolesOf));
        }

        return TrustRefusals.Check(role, needs, _accounts, known, _evaluator);
    }

    /// <summary>Whether a trust policy can let in roles that it does not name by their ARN: by account, by id, or all.</summary>
    private static bool NamesMany(PolicyDocument trust) => trust.Statements.Any(statement =>
        statement.Effect == PolicyEffect.Allow
        && statement.Principal is { } element
        && element.Principals.Any(principal => principal.Kind == PrincipalKind.Everyone || (principal.Kind == PrincipalKind.Aws && !RoleArn.TryParse(principal.Value, out _, out _))));

    /// <summary>All roles of an account where reading them costs no calls, as for a snapshot.</summary>
    private IReadOnlyList<AccountRole> RolesOf(string accountId) => _roles.GetOrAdd(accountId, account => new Lazy<IReadOnlyList<AccountRole>>(() =>
    {
        if (_accounts is not (IAccountInventory inventory and IRoleScanner))
        {
            return Array.Empty<AccountRole>();
        }

        try
        {
            return inventory.ListAccounts(_cancellationToken).Contains(account)
                ? inventory.ListRoles(account, _ => { }, _cancellationToken).ToArray()
                : Array.Empty<AccountRole>();
        }
        catch (AccountProblemException)
        {
            // Whoever reads the account reports it; here it only means that its roles are not known by name.
            return Array.Empty<AccountRole>();
        }
    })).Value;
}
