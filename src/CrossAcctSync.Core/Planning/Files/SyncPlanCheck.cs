using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;

namespace CrossAcctSync.Planning.Files;

/// <summary>Whether what a plan saw is still what there is.</summary>
public static class SyncPlanCheck
{
    /// <summary>The roles and managed policies that are not as the plan saw them, all being read once.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="accounts">The accounts that it would be made in.</param>
    /// <param name="cancellationToken">Ends the reading early.</param>
    public static IReadOnlyList<SyncPlanMismatch> FindChanged(SyncPlanFileContent plan, IAccountReader accounts, CancellationToken cancellationToken = default)
    {
        _ = plan ?? throw new ArgumentNullException(nameof(plan));
        _ = accounts ?? throw new ArgumentNullException(nameof(accounts));
        var found = new List<SyncPlanMismatch>();
        RoleArn[] roles = plan.Roles.Select(role => RoleArn.Parse(role.RoleArn)).ToArray();
        IReadOnlyDictionary<RoleArn, RoleLookup> lookups = accounts.FindRoles(roles, cancellationToken);
        foreach (SeenRole seen in plan.Roles)
        {
            RoleLookup lookup = lookups[RoleArn.Parse(seen.RoleArn)];
            SeenRole? now = lookup.Role is { } role ? SeenRole.Of(role)
                : lookup.Status == RoleLookupStatus.RoleNotFound ? SeenRole.Absent(seen.RoleArn)
                : null;
            if (now is null)
            {
                found.Add(new SyncPlanMismatch(seen.RoleArn, lookup.Reason, lookup.Problem) { IsUnread = true });
            }
            else if (seen.Differences(now) is { Count: > 0 } differences)
            {
                found.Add(new SyncPlanMismatch(seen.RoleArn, string.Join(", ", differences), null));
            }
        }

        // Of a policy that is written several times, what was seen is what the first change begins with.
        foreach (SyncChange change in plan.Changes.Where(change => !ChangeState.IsInRole(change)).GroupBy(change => change.PolicyArn, StringComparer.Ordinal).Select(group => group.First()))
        {
            ChangeState now = ChangeState.Read(change, accounts, cancellationToken);
            if (!now.IsSame(ChangeState.Before(change)))
            {
                found.Add(new SyncPlanMismatch(change.PolicyArn!, now.Unreadable ?? (now.Exists ? "it has changed" : "it is not there any more"), null) { IsUnread = now.Unreadable is not null });
            }
        }

        return found;
    }
}
