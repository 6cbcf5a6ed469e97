namespace CrossAcctSync.Aws.Iam;

/// <summary>A managed policy that is attached to a role (https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachedPolicy.html).</summary>
/// <param name="PolicyArn">The policy.</param>
/// <param name="PolicyName">Its name.</param>
public sealed record IamAttachedPolicy(string PolicyArn, string PolicyName);
