using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Planning.Files;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Planning;

/// <summary>Roles and managed policies as they will be after what is planned so far.</summary>
internal sealed class PlannedRoles
{
    private readonly Func<string, ManagedPolicyLookup> _findPolicy;
    private readonly IReadOnlyDictionary<RoleArn, AccountRole> _original;
    private readonly Dictionary<RoleArn, AccountRole> _roles;
    private readonly Dictionary<RoleArn, Lazy<SeenRole>> _seen = new();
    private readonly Dictionary<string, ManagedPolicyLookup> _policies = new(StringComparer.Ordinal);

    // How each change so far is taken back: a copy of all roles for each target would make a large plan quadratic.
    private readonly List<Action> _undo = new();

    public PlannedRoles(IReadOnlyDictionary<RoleArn, AccountRole> roles, Func<string, ManagedPolicyLookup> findPolicy)
    {
        _original = roles;
        _roles = roles.ToDictionary(role => role.Key, role => role.Value);
        _findPolicy = findPolicy;
    }

    /// <summary>The roles that were found in accounts.</summary>
    public static PlannedRoles Of(IReadOnlyDictionary<RoleArn, RoleLookup> found, IAccountReader accounts, CancellationToken cancellationToken) => new(
        found.Where(role => role.Value.Role is not null).ToDictionary(role => role.Key, role => role.Value.Role!),
        arn => accounts.FindManagedPolicy(arn, cancellationToken));

    /// <summary>What was seen of a role before anything was planned.</summary>
    public Lazy<SeenRole> Seen(RoleArn role)
    {
        if (!_seen.TryGetValue(role, out Lazy<SeenRole>? seen))
        {
            _seen.Add(role, seen = new Lazy<SeenRole>(() => _original.TryGetValue(role, out AccountRole? original) ? SeenRole.Of(original) : SeenRole.Absent(role.ToString())));
        }

        return seen;
    }

    public bool Has(RoleArn role) => _roles.ContainsKey(role);

    public AccountRole this[RoleArn role] => _roles[role];

    /// <summary>What a need is drafted on.</summary>
    /// <param name="need">The need.</param>
    /// <param name="reduce">Takes out of a role what is beyond the need; null leaves it.</param>
    public DraftContext Context(SyncNeed need, Func<AccountRole, AccountRole>? reduce)
    {
        AccountRole role = _roles[need.Role];
        AccountRole view = need is PermissionNeed { Siblings.Count: > 0 } permission ? WithoutSiblings(role, permission) : role;
        return new DraftContext(role, reduce is null ? view : reduce(view), FindPolicy);
    }

    public ManagedPolicyLookup FindPolicy(string arn)
    {
        if (!_policies.TryGetValue(arn, out ManagedPolicyLookup? found))
        {
            _policies.Add(arn, found = _findPolicy(arn));
        }

        return found;
    }

    /// <summary>What there is now, to come back to.</summary>
    public int Save() => _undo.Count;

    /// <summary>Comes back to what there was.</summary>
    public void Restore(int saved)
    {
        for (int i = _undo.Count - 1; i >= saved; i--)
        {
            _undo[i]();
        }

        _undo.RemoveRange(saved, _undo.Count - saved);
    }

    public void Make(SyncChange change)
    {
        RoleArn arn = change.Role;
        if (change.Kind is SyncChangeKind.CreateRole)
        {
            Set(_roles, arn, new AccountRole { Arn = arn, Trust = NamedPolicy.Of(arn.Name, change.After!), Tags = change.Tags });
            return;
        }

        AccountRole role = _roles[arn];
        Set(_roles, arn, change.Kind switch
        {
            SyncChangeKind.PutTrustPolicy => role with { Trust = NamedPolicy.Of(role.Trust.Name, change.After!) },
            SyncChangeKind.PutInlinePolicy or SyncChangeKind.DeleteInlinePolicy => role with { InlinePolicies = Put(role.InlinePolicies, change) },
            SyncChangeKind.AttachPolicy => role with { AttachedPolicies = role.AttachedPolicies.Append(new AttachedPolicy(change.PolicyArn!, FindPolicy(change.PolicyArn!).Policy!)).ToArray() },
            SyncChangeKind.DetachPolicy => role with { AttachedPolicies = role.AttachedPolicies.Where(attached => attached.Arn != change.PolicyArn).ToArray() },
            _ => PutManaged(role, change),
        });
    }

    private void Set<TKey, TValue>(Dictionary<TKey, TValue> map, TKey key, TValue value)
        where TKey : notnull
    {
        bool was = map.TryGetValue(key, out TValue? before);
        _undo.Add(() =>
        {
            if (was)
            {
                map[key] = before!;
            }
            else
            {
                map.Remove(key);
            }
        });
        map[key] = value;
    }

    private AccountRole PutManaged(AccountRole role, SyncChange change)
    {
        string arn = change.PolicyArn!;
        if (change.After is not { } document)
        {
            Set(_policies, arn, ManagedPolicyLookup.NotFound);
            return role;
        }

        NamedPolicy policy = NamedPolicy.Of(change.PolicyName!, document);
        Set(_policies, arn, ManagedPolicyLookup.Found(policy));
        return role with { AttachedPolicies = role.AttachedPolicies.Select(attached => attached.Arn == arn ? attached with { Policy = policy } : attached).ToArray() };
    }

    private static NamedPolicy[] Put(IReadOnlyList<NamedPolicy> policies, SyncChange change) =>
        change.After is not { } document ? policies.Where(policy => policy.Name != change.PolicyName).ToArray()
        : change.Before is null ? policies.Append(NamedPolicy.Of(change.PolicyName!, document)).ToArray()
        : policies.Select(policy => policy.Name == change.PolicyName ? NamedPolicy.Of(policy.Name, document) : policy).ToArray();

    /// <summary>The role with the policies of the other state machines of the plan as they are before it.</summary>
    private AccountRole WithoutSiblings(AccountRole role, PermissionNeed need)
    {
        _original.TryGetValue(need.Role, out AccountRole? original);
        return role with
        {
            InlinePolicies = role.InlinePolicies.Where(policy => !need.IsOfSibling(policy.Name))
                .Concat(original?.InlinePolicies.Where(policy => need.IsOfSibling(policy.Name)) ?? Array.Empty<NamedPolicy>())
                .ToArray(),
            AttachedPolicies = role.AttachedPolicies.Where(attached => !need.IsOfSibling(attached.Policy.Name))
                .Concat(original?.AttachedPolicies.Where(attached => need.IsOfSibling(attached.Policy.Name)) ?? Array.Empty<AttachedPolicy>())
                .ToArray(),
        };
    }
}
