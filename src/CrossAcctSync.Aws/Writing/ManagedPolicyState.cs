using CrossAcctSync.Aws.Iam;

namespace CrossAcctSync.Aws.Writing;

/// <summary>A managed policy with its document in force; both null when it is not there.</summary>
internal sealed record ManagedPolicyState(IamPolicy? Policy, string? Document);
