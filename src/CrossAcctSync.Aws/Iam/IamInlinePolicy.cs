namespace CrossAcctSync.Aws.Iam;

/// <summary>An inline policy of a role (https://docs.aws.amazon.com/IAM/latest/APIReference/API_PolicyDetail.html).</summary>
/// <param name="PolicyName">The name.</param>
/// <param name="Document">The policy as JSON text.</param>
public sealed record IamInlinePolicy(string PolicyName, string Document);
