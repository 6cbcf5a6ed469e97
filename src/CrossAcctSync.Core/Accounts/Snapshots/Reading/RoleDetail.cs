using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Documents;
using CrossAcctSync.Evaluation;

namespace CrossAcctSync.Accounts.Snapshots.Reading;

/// <summary>A role as one element of a file tells it: its managed policies stand elsewhere.</summary>
internal sealed record RoleDetail
{
    /// <summary>The element.</summary>
    public required SourceNode Node { get; init; }

    /// <summary>The role without managed policies and boundary.</summary>
    public required AccountRole Role { get; init; }

    public required IReadOnlyList<PolicyAttachment> Attachments { get; init; }

    public required PolicyAttachment? Boundary { get; init; }

    /// <summary>All managed policies that must be looked up.</summary>
    public IEnumerable<PolicyAttachment> Needed => Boundary is null ? Attachments : Attachments.Append(Boundary);

    /// <summary>The role with its managed policies.</summary>
    public AccountRole Complete(Func<PolicyAttachment, NamedPolicy> policies) => Role with
    {
        AttachedPolicies = Attachments.Select(attachment => new AttachedPolicy(attachment.Arn, policies(attachment))).ToArray(),
        PermissionsBoundary = Boundary is null ? null : new AttachedPolicy(Boundary.Arn, policies(Boundary)),
    };
}
