using System.Collections.Generic;
using CrossAcctSync.Arns;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Planning;

/// <summary>Who a target role has to trust.</summary>
internal sealed record TrustNeed(RoleArn TargetRole, IReadOnlyList<TrustPair> Pairs, PolicyQuota Quota) : SyncNeed(TargetRole, TargetRole);
