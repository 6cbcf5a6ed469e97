using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Accounts;
using CrossAcctSync.Generation;
using CrossAcctSync.Policies;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Planning;

/// <summary>What a state machine lacks of a role, on its way into a policy.</summary>
/// <param name="Need">What it needs.</param>
/// <param name="Context">The role.</param>
/// <param name="Missing">The part of it that nothing grants.</param>
internal sealed record PermissionPart(PermissionNeed Need, DraftContext Context, PolicyDocument Missing)
{
    public AccountRole Role => Context.Role;

    public bool IsMissing => Missing.Statements.Count > 0;

    /// <summary>The attached policies that the module wrote for the state machine and role.</summary>
    public IReadOnlyList<AttachedPolicy> OwnManaged => Role.AttachedPolicies.Where(attached => IsOwnManaged(attached.Arn)).ToArray();

    /// <summary>The ARN of a managed policy for the state machine and role.</summary>
    public string ArnOf(int part) => $"arn:{Role.Arn.Partition}:iam::{Role.Arn.AccountId}:policy/{PolicyNames.OfManaged(Need.StateMachineArn, Role.Arn, part)}";

    public SyncChange Change(SyncChangeKind kind, string name, PolicyDocument? before, PolicyDocument? after, int size, int quota) => Need.Change(kind, Need.Side, new[] { Need.StateMachineArn }, Reason()) with
    {
        PolicyName = name,
        Before = before,
        After = after,
        Size = size,
        Quota = quota,
    };

    private bool IsOwnManaged(string arn) =>
        arn.StartsWith($"arn:{Role.Arn.Partition}:iam::{Role.Arn.AccountId}:policy/{PolicyNames.Prefix}", StringComparison.Ordinal)
        && PolicyNames.IsOf(AttachedPolicy.NameOf(arn), Need.StateMachineArn, Role.Arn);

    private string Reason() => !IsMissing ? $"The policy grants more than {SyncNeed.Names(new[] { Need.StateMachineArn })} needs."
        : Need.Side == SyncSide.Source ? $"No policy of the role lets {SyncNeed.Names(new[] { Need.StateMachineArn })} assume {Targets(Missing)}."
        : $"No policy of the role grants {Actions(Missing)} as {SyncNeed.Names(new[] { Need.StateMachineArn })} needs.";

    private static string Targets(PolicyDocument missing) =>
        NameList.Of(missing.Statements.SelectMany(statement => statement.Resource?.Values ?? Array.Empty<string>()).Distinct(StringComparer.Ordinal).ToArray(), 3);

    private static string Actions(PolicyDocument missing) =>
        NameList.Of(missing.Statements.SelectMany(statement => statement.Action?.Values ?? Array.Empty<string>()).Distinct(StringComparer.OrdinalIgnoreCase).ToArray(), 4);
}
