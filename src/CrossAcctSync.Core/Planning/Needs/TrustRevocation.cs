using System.Collections.Generic;
using CrossAcctSync.Arns;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Planning;

/// <summary>Who a target role has to trust no more.</summary>
/// <param name="TargetRole">The role.</param>
/// <param name="Pairs">Who is to go.</param>
/// <param name="Keep">Who still needs the role.</param>
internal sealed record TrustRevocation(RoleArn TargetRole, IReadOnlyList<TrustPair> Pairs, IReadOnlyList<TrustPair> Keep) : SyncNeed(TargetRole, TargetRole);
