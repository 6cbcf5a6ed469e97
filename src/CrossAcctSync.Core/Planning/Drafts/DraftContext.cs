using System;
using System.Linq;
using CrossAcctSync.Accounts;

namespace CrossAcctSync.Planning;

/// <summary>What a draft is made of.</summary>
/// <param name="Role">The role as it is, or as it will be after what is planned already.</param>
/// <param name="View">The role with those of its policies that count as granted.</param>
/// <param name="FindPolicy">Managed policies by their ARN.</param>
internal sealed record DraftContext(AccountRole Role, AccountRole View, Func<string, ManagedPolicyLookup> FindPolicy)
{
    /// <summary>A role as it is found while a plan is being made; policies of other state machines of the plan may yet be taken back.</summary>
    public static DraftContext Of(AccountRole role, SyncNeed need, Func<string, ManagedPolicyLookup> findPolicy) => new(
        role,
        need is not PermissionNeed { Siblings.Count: > 0 } permission ? role : role with
        {
            InlinePolicies = role.InlinePolicies.Where(policy => !permission.IsOfSibling(policy.Name)).ToArray(),
            AttachedPolicies = role.AttachedPolicies.Where(attached => !permission.IsOfSibling(attached.Policy.Name)).ToArray(),
        },
        findPolicy);
}
