using CrossAcctSync.Evaluation;

namespace CrossAcctSync.Accounts;

/// <summary>A managed policy that is attached to a role, or is its permissions boundary.</summary>
/// <param name="Arn">The policy's ARN.</param>
/// <param name="Policy">Its default version; unreadable when the store does not hold the document.</param>
public sealed record AttachedPolicy(string Arn, NamedPolicy Policy)
{
    /// <summary>The name in a managed policy's ARN: its last part, behind the path.</summary>
    /// <param name="policyArn">The ARN.</param>
    public static string NameOf(string policyArn)
    {
        _ = policyArn ?? throw new System.ArgumentNullException(nameof(policyArn));
        return policyArn.Substring(policyArn.LastIndexOf('/') + 1);
    }
}
