using System.Collections.Generic;
using CrossAcctSync.Arns;
using CrossAcctSync.Findings;
using CrossAcctSync.Planning;
using CrossAcctSync.Policies;

namespace CrossAcctSync.RollOut.Model;

/// <summary>A role with what templates write of it.</summary>
internal sealed record RoleRollOut
{
    public required RoleArn Arn { get; init; }

    public required RoleOrigin Origin { get; init; }

    public required SyncSide Side { get; init; }

    /// <summary>The trust policy that it gets; for a known role with all that it has. Null for a role that is only attached to.</summary>
    public PolicyDocument? Trust { get; init; }

    /// <summary>The trust policy that a known role has.</summary>
    public PolicyDocument? TrustNow { get; init; }

    /// <summary>Its policies in the order of their names.</summary>
    public required IReadOnlyList<RolePolicy> Policies { get; init; }

    /// <summary>The inline policies that it has under the names of <see cref="Policies"/>.</summary>
    public IReadOnlyCollection<string> PoliciesNow { get; init; } = System.Array.Empty<string>();

    /// <summary>The ARNs of the managed policies that are attached to it.</summary>
    public IReadOnlyCollection<string> AttachedNow { get; init; } = System.Array.Empty<string>();

    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>What names it in every account: path and name.</summary>
    public string Key => Arn.Path + Arn.Name;
}
