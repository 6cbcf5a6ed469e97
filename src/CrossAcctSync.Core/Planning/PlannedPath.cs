using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Arns;
using CrossAcctSync.Generation;
using CrossAcctSync.Policies;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.Planning;

/// <summary>A requirement of which everything is known that a plan takes.</summary>
internal sealed record PlannedPath(SyncRequirement Requirement, RoleArn Source, RoleArn Target, StateMachineArn Machine)
{
    public TrustPair Pair => new(Source, Machine);

    /// <summary>What the tasks need of the target role.</summary>
    public PolicyDocument Needed => PolicyDocument.Of(Requirement.Statements.Select(statement => statement.ToPolicyStatement()).ToArray());

    /// <summary>What the execution role has to be allowed.</summary>
    public PolicyDocument Invoke => SyncPolicyFactory.CreateInvoke(Source, Machine, new[] { Target }, SyncPolicyOptions.Default).Policies[0].Document;

    /// <summary>What the execution role has to be allowed for all of these, which have it in common.</summary>
    public static PolicyDocument InvokeOf(IReadOnlyCollection<PlannedPath> paths)
    {
        PolicyStatement statement = paths.First().Invoke.Statements[0];
        return PolicyDocument.Of(statement with
        {
            Resource = new PolicyElement(false, paths.SelectMany(path => path.Invoke.Statements[0].Resource!.Values).Distinct(StringComparer.Ordinal).OrderBy(role => role, StringComparer.Ordinal).ToArray()),
        });
    }

    /// <summary>The roles that have a part in it on one side or both.</summary>
    public IEnumerable<RoleArn> RolesOn(SyncSide side)
    {
        if (side.HasFlag(SyncSide.Target))
        {
            yield return Target;
        }

        if (side.HasFlag(SyncSide.Source))
        {
            yield return Source;
        }
    }

    /// <summary>The path of a requirement, or null, and the problems are told: what could not be trusted needs no permission either.</summary>
    /// <param name="requirement">The requirement.</param>
    /// <param name="trustQuota">The room for the trust.</param>
    /// <param name="problems">Where they are added.</param>
    public static PlannedPath? Admit(SyncRequirement requirement, PolicyQuota trustQuota, List<SyncPolicyProblem> problems)
    {
        if (RequirementCheck.Both(requirement) is { } problem)
        {
            problems.Add(problem);
            return null;
        }

        PlannedPath path = Of(requirement);
        SyncPolicyResult trust = SyncPolicyFactory.CreateTrust(path.Target, new[] { path.Pair }, SyncPolicyOptions.Default with { TrustQuota = trustQuota });
        problems.AddRange(trust.Problems);
        return trust.Problems.Count > 0 ? null : path;
    }

    public static PlannedPath Of(SyncRequirement requirement) => new(
        requirement,
        RoleArn.Parse(requirement.SourceRoleArn!),
        RoleArn.Parse(requirement.TargetRoleArn!),
        StateMachineArn.Parse(requirement.StateMachineArn!));
}
