using CrossAcctSync.Requirements;

namespace CrossAcctSync.Generation;

/// <summary>Whether a requirement says enough to make a policy of it.</summary>
public static class RequirementCheck
{
    /// <summary>What is missing for a permission policy, or null.</summary>
    public static SyncPolicyProblem? Target(SyncRequirement requirement) =>
        requirement.TargetRoleArn is null
            ? new SyncPolicyProblem(
                SyncPolicyProblemKind.TargetRoleUnknown,
                $"'{requirement.StateMachineName}' names its target role at run time; of it {requirement.TargetRolePattern} is known.",
                "Give Get-SyncRequirement a sample input (-SampleInput), or the roles that it can name (-TargetRoleArn).",
                requirement.TargetRolePattern)
            : requirement.StateMachineArn is null
                ? new SyncPolicyProblem(
                    SyncPolicyProblemKind.StateMachineArnUnknown,
                    $"The ARN of '{requirement.StateMachineName}' is not known.",
                    "Give Get-SyncRequirement -StateMachineArn, or -SourceRoleArn and -Region.",
                    requirement.StateMachineName)
                : null;

    /// <summary>What is missing for a trust or invoke policy, or null.</summary>
    public static SyncPolicyProblem? Both(SyncRequirement requirement) =>
        Target(requirement) ?? (requirement.SourceRoleArn is null
            ? new SyncPolicyProblem(
                SyncPolicyProblemKind.SourceRoleUnknown,
                $"The execution role of '{requirement.StateMachineName}' is not known.",
                "Give Get-SyncRequirement -SourceRoleArn.",
                requirement.StateMachineName)
            : null);
}
