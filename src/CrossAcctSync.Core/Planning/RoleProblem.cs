using System;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Generation;

namespace CrossAcctSync.Planning;

/// <summary>Why a role cannot be changed, told by the search for it.</summary>
internal static class RoleProblem
{
    public static SyncPolicyProblem Of(RoleArn role, RoleLookup lookup) => lookup.Status switch
    {
        RoleLookupStatus.RoleNotFound => new SyncPolicyProblem(
            SyncPolicyProblemKind.RoleNotFound, lookup.Reason, $"Create the role {role}, also with -CreateRole, or correct the name.", role.ToString()),
        RoleLookupStatus.AccountNotFound => new SyncPolicyProblem(
            SyncPolicyProblemKind.AccountNotFound, lookup.Reason, $"Give the account {role.AccountId}, or only the other side.", role.ToString()),
        RoleLookupStatus.Unreadable when lookup.Problem is { } problem => SyncPolicyProblem.Of(problem, role.ToString()),
        RoleLookupStatus.Unreadable => new SyncPolicyProblem(
            SyncPolicyProblemKind.AccountUnreadable, lookup.Reason, "Correct the account's file at the place that the message names, or export it again.", role.ToString()),
        _ => throw new ArgumentOutOfRangeException(nameof(lookup), lookup.Status, "The role was found."),
    };
}
