using CrossAcctSync.Arns;
using CrossAcctSync.Policies;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.Planning;

/// <summary>A requirement of which everything is known that a plan takes.</summary>
internal sealed record PlannedPath(SyncRequirement Requirement, RoleArn Source, RoleArn Target, StateMachineArn Machine)
{
    public TrustPair Pair => new(Source, Machine);

    public static PlannedPath Of(SyncRequirement requirement) => new(
        requirement,
        RoleArn.Parse(requirement.SourceRoleArn!),
        RoleArn.Parse(requirement.TargetRoleArn!),
        StateMachineArn.Parse(requirement.StateMachineArn!));
}
