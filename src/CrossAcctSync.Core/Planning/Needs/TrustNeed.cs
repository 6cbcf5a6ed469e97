using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Planning;

/// <summary>Who a target role has to trust.</summary>
internal sealed record TrustNeed(RoleArn TargetRole, IReadOnlyList<TrustPair> Pairs, PolicyQuota Quota) : SyncNeed(TargetRole, TargetRole)
{
    /// <summary>All pairs that are known to need the role: trust of the module's own shape beyond them is taken out. Null takes nothing out.</summary>
    public IReadOnlyList<TrustPair>? Known { get; init; }

    /// <summary>Decides what the text of the policy does not say; null takes the text alone.</summary>
    public TrustJudge? Judge { get; init; }

    /// <summary>The roles that are at hand, by which ids in the policy are told.</summary>
    public IReadOnlyList<AccountRole> Roles { get; init; } = Array.Empty<AccountRole>();

    public TrustNeed Without(IEnumerable<string> stateMachineArns)
    {
        var left = new HashSet<string>(stateMachineArns, StringComparer.Ordinal);
        return this with { Pairs = Pairs.Where(pair => !left.Contains(pair.ExternalId)).ToArray() };
    }
}
