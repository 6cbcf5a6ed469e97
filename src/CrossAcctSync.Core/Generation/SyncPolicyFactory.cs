using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Arns;
using CrossAcctSync.Policies;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.Generation;

/// <summary>
/// Requirements to the policies that meet them
/// (https://docs.aws.amazon.com/step-functions/latest/dg/concepts-access-cross-acct-resources.html). Pure.
/// </summary>
public static class SyncPolicyFactory
{
    /// <summary>The trust policy of one target role, for all state machines that use it.</summary>
    /// <param name="targetRole">The target role; null when the policy is made for no particular one.</param>
    /// <param name="pairs">The execution roles with their state machines; at least one.</param>
    /// <param name="options">How the policy is made.</param>
    public static SyncPolicyResult CreateTrust(RoleArn? targetRole, IReadOnlyCollection<TrustPair> pairs, SyncPolicyOptions options)
    {
        foreach (TrustPair pair in pairs ?? throw new ArgumentNullException(nameof(pairs)))
        {
            if (Check(targetRole, pair) is { } problem)
            {
                return SyncPolicyResult.Of(problem);
            }
        }

        return Make(
            SyncPolicyKind.Trust,
            targetRole,
            TrustPolicyBuilder.Build(pairs),
            pairs.Select(pair => pair.ExternalId).Distinct(StringComparer.Ordinal).ToArray(),
            options,
            options.TrustQuota);
    }

    /// <summary>The permission policy that a requirement's tasks need of the target role. No policy when they need no permission.</summary>
    public static SyncPolicyResult CreatePermission(SyncRequirement requirement, SyncPolicyOptions options)
    {
        if (RequirementCheck.Target(requirement ?? throw new ArgumentNullException(nameof(requirement))) is { } problem)
        {
            return SyncPolicyResult.Of(problem);
        }

        if (requirement.Statements.Count == 0)
        {
            return new SyncPolicyResult(
                Array.Empty<SyncPolicy>(),
                Array.Empty<SyncPolicyProblem>(),
                new[] { $"'{requirement.StateMachineName}' needs no permission of {requirement.TargetRoleArn}, so there is no policy for it." });
        }

        return Make(
            SyncPolicyKind.Permission,
            RoleArn.Parse(requirement.TargetRoleArn!),
            PolicyDocument.Of(requirement.Statements.Select(statement => statement.ToPolicyStatement()).ToArray()),
            new[] { requirement.StateMachineArn! },
            options,
            PolicyQuota.Of(options.PermissionKind));
    }

    /// <summary>The policy by which one source role may assume the target roles of one state machine.</summary>
    /// <param name="sourceRole">The execution role.</param>
    /// <param name="stateMachineArn">The state machine, after which the policy is named.</param>
    /// <param name="targetRoles">The target roles; at least one.</param>
    /// <param name="options">How the policy is made.</param>
    public static SyncPolicyResult CreateInvoke(RoleArn sourceRole, StateMachineArn stateMachineArn, IReadOnlyCollection<RoleArn> targetRoles, SyncPolicyOptions options)
    {
        RoleArn? foreign = (targetRoles ?? throw new ArgumentNullException(nameof(targetRoles))).FirstOrDefault(role => role.Partition != sourceRole.Partition);
        if (foreign is not null)
        {
            return SyncPolicyResult.Of(PartitionProblem(sourceRole, foreign));
        }

        if ((RoleCheck.Target(targetRoles) ?? RoleCheck.Source(sourceRole, stateMachineArn)) is { } problem)
        {
            return SyncPolicyResult.Of(problem);
        }

        var statement = new PolicyStatement
        {
            Effect = PolicyEffect.Allow,
            Action = new PolicyElement(false, new[] { "sts:AssumeRole" }),
            Resource = new PolicyElement(false, targetRoles.Select(role => role.ToPolicyText()).Distinct(StringComparer.Ordinal).OrderBy(role => role, StringComparer.Ordinal).ToArray()),
        };
        return Make(SyncPolicyKind.Invoke, sourceRole, PolicyDocument.Of(statement), new[] { stateMachineArn.Unqualified.ToString() }, options, PolicyQuota.Of(options.PermissionKind));
    }

    private static SyncPolicyProblem? Check(RoleArn? targetRole, TrustPair pair)
    {
        if (!ExternalIds.IsAllowed(pair.ExternalId))
        {
            return new SyncPolicyProblem(
                SyncPolicyProblemKind.ExternalIdNotAllowed,
                $"The ARN of '{pair.StateMachine.Name}' has characters that sts:AssumeRole does not accept in an ExternalId, so no trust policy can let it in.",
                "Create the state machine under a name of letters, digits and the characters _ + = . @ -.",
                pair.ExternalId);
        }

        return targetRole is not null && targetRole.Partition != pair.SourceRole.Partition ? PartitionProblem(pair.SourceRole, targetRole)
            : (targetRole is null ? null : RoleCheck.Target(new[] { targetRole })) ?? RoleCheck.Source(pair.SourceRole, pair.StateMachine) ?? RoleCheck.Principal(pair.SourceRole);
    }

    private static SyncPolicyProblem PartitionProblem(RoleArn sourceRole, RoleArn targetRole) => new(
        SyncPolicyProblemKind.CrossPartition,
        $"The source role is in the partition '{sourceRole.Partition}' and the target role in '{targetRole.Partition}'; a role can be assumed only within one.",
        "Run the workflow in the partition of its target.",
        targetRole.ToString());

    private static SyncPolicyResult Make(SyncPolicyKind kind, RoleArn? role, PolicyDocument needed, IReadOnlyList<string> stateMachineArns, SyncPolicyOptions options, PolicyQuota quota)
    {
        PolicyDocument document = needed;
        var warnings = new List<string>();
        bool hasChanges = true;
        Func<PolicyStatement, bool>? mayChange = null;
        if (options.MergeWith is { } existing)
        {
            PolicyMergeResult merge = PolicyMerger.Merge(existing, needed);
            if (merge.Refused.Count > 0)
            {
                return SyncPolicyResult.Of(new SyncPolicyProblem(
                    SyncPolicyProblemKind.MergeRefused, merge.Refused[0].Reason, "Change the existing document by hand, or use another target role.", role?.ToString() ?? stateMachineArns[0]));
            }

            document = merge.Document;
            warnings.AddRange(merge.Warnings.Select(warning => warning.Message));
            hasChanges = merge.HasChanges;
            var foreign = new HashSet<PolicyStatement>(existing.Statements, ReferenceComparer.Instance);
            mayChange = statement => !foreign.Contains(statement);
        }

        if (!hasChanges)
        {
            return new SyncPolicyResult(new[] { Policy(document, 0) }, Array.Empty<SyncPolicyProblem>(), warnings);
        }

        PolicyPackResult packed = PolicyPacker.Pack(document, quota, new PolicyPackOptions
        {
            MaxDocuments = kind == SyncPolicyKind.Trust ? 1 : options.MaxManagedPolicies,
            MayChange = mayChange,
        });
        if (packed.Problem is { } problem)
        {
            return SyncPolicyResult.Of(new SyncPolicyProblem(
                SyncPolicyProblemKind.QuotaExceeded, problem.Message, "Get-SyncRequirement shows what each state needs.", role?.ToString() ?? stateMachineArns[0]));
        }

        return new SyncPolicyResult(
            packed.Documents.Select((one, index) => Policy(one, packed.Documents.Count == 1 ? 0 : index + 1)).ToArray(),
            Array.Empty<SyncPolicyProblem>(),
            warnings);

        SyncPolicy Policy(PolicyDocument one, int part) => new()
        {
            Kind = kind,
            RoleName = role?.Name,
            RoleArn = role?.ToString(),
            PolicyName = kind == SyncPolicyKind.Trust ? null : PolicyNames.Of(stateMachineArns[0], part),
            Document = one,
            Size = PolicySize.Of(one),
            Quota = quota.Limit,
            StateMachineArns = stateMachineArns,
            HasChanges = hasChanges,
        };
    }

    /// <summary>The same statement, not one that says the same: equal foreign statements stay as they are, too.</summary>
    private sealed class ReferenceComparer : IEqualityComparer<PolicyStatement>
    {
        public static readonly ReferenceComparer Instance = new();

        public bool Equals(PolicyStatement? x, PolicyStatement? y) => ReferenceEquals(x, y);

        public int GetHashCode(PolicyStatement obj) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj);
    }
}
