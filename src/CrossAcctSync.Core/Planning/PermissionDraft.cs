using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CrossAcctSync.Accounts;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Generation;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Planning;

/// <summary>
/// The change of the module's own inline policy for one state machine: what no policy of the role grants yet is merged
/// into it; the role's other policies stay as they are.
/// </summary>
internal static class PermissionDraft
{
    public static SyncDraft Of(PermissionNeed need, AccountRole role)
    {
        if (role.InlinePolicies.FirstOrDefault(policy => policy.Document is null) is { } unreadable)
        {
            return SyncDraft.Unreadable(role, $"The inline policy '{unreadable.Name}'", unreadable.Problem?.Message);
        }

        GrantUnion union = GrantUnion.Of(role);
        PolicyMergeResult missing = PolicyMerger.Merge(union.Document, need.Document);
        string[] warnings = role.AttachedPolicies.Where(attached => attached.Policy.Document is null)
            .Select(attached => $"The policy {attached.Arn} of {role.Arn} cannot be read; what it grants or denies is not known.")
            .Concat(missing.Warnings.Select(warning => $"{role.Arn}: {union.Place(warning)}"))
            .ToArray();
        if (missing.Refused.Count > 0)
        {
            return Refuse(missing.Refused[0].Reason, role);
        }

        return missing.HasChanges
            ? Extend(need, role, PolicyDocument.Of(missing.Added.Select(added => added.Granted).ToArray()), warnings)
            : SyncDraft.Nothing(warnings);
    }

    private static SyncDraft Extend(PermissionNeed need, AccountRole role, PolicyDocument missing, IReadOnlyList<string> warnings)
    {
        string name = PolicyNames.Of(need.StateMachineArn);
        PolicyDocument? before = role.InlinePolicies.FirstOrDefault(policy => policy.Name == name)?.Document;
        PolicyDocument merged = missing;
        if (before is not null)
        {
            PolicyMergeResult merge = PolicyMerger.Merge(before, missing);
            if (merge.Refused.Count > 0)
            {
                return Refuse(merge.Refused[0].Reason, role);
            }

            merged = merge.Document;
        }

        // "You can add as many inline policies as you want", within 10,240 characters for all of a role's
        // (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length).
        PolicyQuota quota = PolicyQuota.InlineRolePolicy;
        int others = role.InlinePolicies.Where(policy => policy.Name != name).Sum(policy => PolicySize.Of(policy.Document!));
        PolicyDocument after = PolicyPacker.Pack(merged, quota, new PolicyPackOptions { MayChange = statement => IsOwn(statement, before) }).Documents[0];
        int size = others + PolicySize.Of(after);
        if (size > quota.Limit)
        {
            return SyncDraft.Of(new SyncPolicyProblem(
                SyncPolicyProblemKind.QuotaExceeded,
                string.Format(
                    CultureInfo.InvariantCulture,
                    "With the policy '{0}' the inline policies of {1} would have {2:N0} characters together, {3:N0} more than the {4:N0} that IAM allows.",
                    name, role.Arn, size, size - quota.Limit, quota.Limit),
                "Move statements of the role's inline policies to managed ones, or use another role for some of the state machines.",
                role.Arn.ToString()));
        }

        return new SyncDraft(
            new SyncChange
            {
                Kind = SyncChangeKind.PutInlinePolicy,
                Side = need.Side,
                AccountId = role.Arn.AccountId,
                RoleArn = role.Arn.ToString(),
                RoleName = role.Arn.Name,
                TargetRoleArn = need.TargetRole.ToString(),
                PolicyName = name,
                Before = before,
                After = after,
                Reason = need.Side == SyncSide.Source
                    ? $"No policy of the role lets {SyncNeed.Names(new[] { need.StateMachineArn })} assume {need.TargetRole}."
                    : $"No policy of the role grants {Actions(missing)} as {SyncNeed.Names(new[] { need.StateMachineArn })} needs.",
                Size = size,
                Quota = quota.Limit,
                StateMachineArns = new[] { need.StateMachineArn },
                Need = need,
            },
            null,
            warnings);
    }

    private static SyncDraft Refuse(string reason, AccountRole role) => SyncDraft.Of(new SyncPolicyProblem(
        SyncPolicyProblemKind.MergeRefused, reason, "Change the existing document by hand, or use another role.", role.Arn.ToString()));

    /// <summary>New statements, and the module's own ones that let a role be assumed: target roles make one list.</summary>
    private static bool IsOwn(PolicyStatement statement, PolicyDocument? before) =>
        before is null
        || !before.Statements.Any(existing => ReferenceEquals(existing, statement))
        || statement is { Effect: PolicyEffect.Allow, Sid: null, Conditions.Count: 0, UnknownElements.Count: 0, Resource.IsNegated: false, Action: { IsNegated: false, Values: { Count: 1 } actions } }
            && actions[0] == "sts:AssumeRole";

    private static string Actions(PolicyDocument missing)
    {
        string[] actions = missing.Statements.SelectMany(statement => statement.Action?.Values ?? Array.Empty<string>()).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        return string.Join(", ", actions.Take(4)) + (actions.Length > 4 ? $" and {actions.Length - 4} more" : string.Empty);
    }
}
