using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Arns;
using CrossAcctSync.Generation;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Planning;

/// <summary>What a role has to be allowed for one state machine.</summary>
internal sealed record PermissionNeed(RoleArn Role, RoleArn TargetRole, SyncSide Side, string StateMachineArn, PolicyDocument Document) : SyncNeed(Role, TargetRole)
{
    /// <summary>How the policy is kept.</summary>
    public PolicyPlacement Placement { get; init; }

    /// <summary>The most managed policies that the role can have.</summary>
    public int AttachmentQuota { get; init; } = SyncPlanOptions.DefaultAttachmentQuota;

    /// <summary>
    /// The other state machines of the plan. On their policies this one does not lean: they are made by themselves, and may
    /// be taken back by themselves.
    /// </summary>
    public IReadOnlyCollection<string> Siblings { get; init; } = Array.Empty<string>();

    /// <summary>Decides what the text of the policies does not say; null takes the text alone.</summary>
    public PermissionJudge? Judge { get; init; }

    /// <summary>The inline policy's name.</summary>
    public string InlineName => PolicyNames.Of(StateMachineArn);

    /// <summary>Whether a policy is one that the module writes for a sibling.</summary>
    public bool IsOfSibling(string policyName) => Siblings.Any(machine => PolicyNames.IsOf(policyName, machine, Role));
}
