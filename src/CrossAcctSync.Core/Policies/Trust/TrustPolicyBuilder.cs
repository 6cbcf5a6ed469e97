using System;
using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Policies;

/// <summary>
/// The trust policy of a target role: one statement for each source role with the state machines that may use it
/// (https://docs.aws.amazon.com/step-functions/latest/dg/concepts-access-cross-acct-resources.html).
/// </summary>
/// <remarks>
/// A statement with several roles and several ExternalIds would trust each role with each state machine, so roles are
/// never put together here; <see cref="PolicyPacker"/> does it where their state machines are the same.
/// </remarks>
public static class TrustPolicyBuilder
{
    /// <summary>Makes the policy. Roles and ExternalIds are sorted, and repeated pairs count once, so the order of input does not matter.</summary>
    /// <exception cref="ArgumentException">There are no pairs; a trust policy without statements would trust nobody.</exception>
    public static PolicyDocument Build(IEnumerable<TrustPair> pairs)
    {
        PolicyStatement[] statements = (pairs ?? throw new ArgumentNullException(nameof(pairs)))
            .GroupBy(pair => pair.SourceRole.ToString(), StringComparer.Ordinal)
            .OrderBy(role => role.Key, StringComparer.Ordinal)
            .Select(role => TrustStatement.Of(
                role.Key,
                role.Select(pair => pair.ExternalId).Distinct(StringComparer.Ordinal).OrderBy(id => id, StringComparer.Ordinal).ToArray()))
            .ToArray();
        return statements.Length > 0
            ? PolicyDocument.Of(statements)
            : throw new ArgumentException("At least one source role and state machine were expected.", nameof(pairs));
    }
}
