using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Arns;

namespace CrossAcctSync.Generation;

/// <summary>Whether roles can have the part that a policy would give them.</summary>
internal static class RoleCheck
{
    /// <summary>
    /// An execution role is passed to its state machine, and a role is passed only within its account
    /// (https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html).
    /// </summary>
    public static SyncPolicyProblem? Source(RoleArn sourceRole, StateMachineArn stateMachine) =>
        sourceRole.AccountId == stateMachine.AccountId && sourceRole.Partition == stateMachine.Partition
            ? null
            : new SyncPolicyProblem(
                SyncPolicyProblemKind.SourceRoleForeign,
                $"{sourceRole} cannot be the execution role of {stateMachine}: a role runs only the state machines of its own account.",
                "Give the execution role that the state machine has (aws stepfunctions describe-state-machine names it).",
                sourceRole.ToString());

    /// <summary>A role that a trust policy can name without naming others.</summary>
    public static SyncPolicyProblem? Principal(RoleArn role) =>
        role.CanBePrincipal
            ? null
            : new SyncPolicyProblem(
                SyncPolicyProblemKind.PrincipalNotAllowed,
                $"The path of {role} has one of the characters * ? $ {{, which a Principal cannot name without naming other roles.",
                "Run the state machine with a role on a path of letters, digits and the characters _ + = , . @ - /.",
                role.ToString());

    /// <summary>Roles that somebody can be let into.</summary>
    public static SyncPolicyProblem? Target(IEnumerable<RoleArn> roles) =>
        roles.FirstOrDefault(role => role.IsServiceLinked) is { } linked
            ? new SyncPolicyProblem(
                SyncPolicyProblemKind.TargetRoleServiceLinked,
                $"{linked} is a service-linked role, which only its service can assume.",
                "Name a role of the target account that you can change.",
                linked.ToString())
            : null;
}
