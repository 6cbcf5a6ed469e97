using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Planning;

/// <summary>
/// The trust policy of a role that nobody may assume: of a new one until all else is in place, and of one whose last
/// trust was revoked. IAM takes no role without a statement in its trust policy.
/// </summary>
internal static class ClosedTrust
{
    private const string Sid = "CrossAcctSyncClosed";

    /// <summary>Denies everybody.</summary>
    public static PolicyDocument Document { get; } = PolicyDocument.Of(new PolicyStatement
    {
        Sid = Sid,
        Effect = PolicyEffect.Deny,
        Principal = new PrincipalElement(false, new[] { new PolicyPrincipal(PrincipalKind.Aws, "*") }),
        Action = new PolicyElement(false, new[] { TrustStatement.AssumeRole }),
    });

    /// <summary>A trust policy without the statement that closes it.</summary>
    public static PolicyDocument Open(PolicyDocument trust)
    {
        string partition = CanonicalPrincipal.PartitionOf(trust, Document);
        string key = CanonicalStatement.Of(Document.Statements[0], partition).Key;
        IReadOnlyList<PolicyStatement> left = trust.Statements.Where(statement => statement.Sid != Sid || CanonicalStatement.Of(statement, partition).Key != key).ToArray();
        return left.Count == trust.Statements.Count ? trust : trust with { Statements = left };
    }
}
