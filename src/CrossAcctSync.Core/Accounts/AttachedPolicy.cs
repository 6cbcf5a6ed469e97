using CrossAcctSync.Evaluation;

namespace CrossAcctSync.Accounts;

/// <summary>A managed policy that is attached to a role, or is its permissions boundary.</summary>
/// <param name="Arn">The policy's ARN.</param>
/// <param name="Policy">Its default version; unreadable when the store does not hold the document.</param>
public sealed record AttachedPolicy(string Arn, NamedPolicy Policy);
