using System.Collections.Generic;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Policies;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.Access;

/// <summary>A requirement with what the accounts say of its roles.</summary>
internal sealed class AccessSubject
{
    public AccessSubject(SyncRequirement requirement, RoleArn targetRole, RoleArn sourceRole, StateMachineArn stateMachine)
    {
        Requirement = requirement;
        TargetRole = targetRole;
        SourceRole = sourceRole;
        StateMachine = stateMachine;
    }

    public SyncRequirement Requirement { get; }

    public RoleArn TargetRole { get; }

    public RoleArn SourceRole { get; }

    public StateMachineArn StateMachine { get; }

    public required RoleLookup Target { get; init; }

    public required RoleLookup Source { get; init; }

    public required AccountOrganization? TargetOrganization { get; init; }

    public required AccountOrganization? SourceOrganization { get; init; }

    /// <summary>What all tested state machines together need of the target role.</summary>
    public required PolicyDocument NeededOfTarget { get; init; }

    /// <summary>What they may need of it besides.</summary>
    public UnprovenNeeds UnprovenOfTarget { get; init; } = UnprovenNeeds.None;

    /// <summary>Whether both roles are in one account, where a trust that names the role is enough.</summary>
    public bool IsSameAccount => SourceRole.AccountId == TargetRole.AccountId;

    public RequestPrincipal SourcePrincipal(RoleArn role) => RequestPrincipal.Role(role, Source.Role?.RoleId, Source.Role?.Tags);

    public static IReadOnlyList<PolicyLevel> Levels(IReadOnlyList<PolicyLevel>? levels) => levels ?? System.Array.Empty<PolicyLevel>();
}
