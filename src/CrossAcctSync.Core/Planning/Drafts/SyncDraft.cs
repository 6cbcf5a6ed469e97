using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Accounts;
using CrossAcctSync.Generation;

namespace CrossAcctSync.Planning;

/// <summary>What one need comes to for a role as it is now.</summary>
/// <param name="Changes">The changes in order; none when the role grants it all, or when there is a problem.</param>
/// <param name="Problem">Why there can be no change, or null.</param>
/// <param name="Warnings">What to know before it is applied.</param>
internal sealed record SyncDraft(IReadOnlyList<SyncChange> Changes, SyncPolicyProblem? Problem, IReadOnlyList<string> Warnings)
{
    public static SyncDraft Of(SyncNeed need, DraftContext context)
    {
        SyncDraft draft = Draft(need, context);
        return context.Role.RoleId is { } id ? draft with { Changes = draft.Changes.Select(change => change with { RoleId = id }).ToArray() } : draft;
    }

    public static SyncDraft Nothing(IReadOnlyList<string> warnings) => new(Array.Empty<SyncChange>(), null, warnings);

    public static SyncDraft Of(SyncChange change, IReadOnlyList<string> warnings) => new(new[] { change }, null, warnings);

    public static SyncDraft Of(SyncPolicyProblem problem) => new(Array.Empty<SyncChange>(), problem, Array.Empty<string>());

    /// <summary>A policy that cannot be read may hold what would be lost or doubled, and its length is not known.</summary>
    public static SyncDraft Unreadable(AccountRole role, string policy, string? reason) => Of(new SyncPolicyProblem(
        SyncPolicyProblemKind.PolicyUnreadable,
        $"{policy} of {role.Arn} cannot be read: {reason}",
        "Correct the document, or export the account again.",
        role.Arn.ToString()));

    private static SyncDraft Draft(SyncNeed need, DraftContext context) => need switch
    {
        TrustNeed trust => TrustDraft.Of(trust, context.Role),
        PermissionNeed permission => PermissionDraft.Of(permission, context),
        RoleNeed => Nothing(Array.Empty<string>()),
        ExcessNeed excess => ExcessDraft.Of(excess, context),
        TrustRevocation revocation => RevocationDraft.Of(revocation, context.Role),
        PermissionRevocation revocation => RevocationDraft.Of(revocation, context.Role),
        _ => throw new ArgumentOutOfRangeException(nameof(need), need, "There is no such need."),
    };
}
