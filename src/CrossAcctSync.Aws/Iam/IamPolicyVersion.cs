using System;

namespace CrossAcctSync.Aws.Iam;

/// <summary>A version of a managed policy (https://docs.aws.amazon.com/IAM/latest/APIReference/API_PolicyVersion.html). Immutable.</summary>
/// <param name="VersionId">For example <c>v2</c>.</param>
/// <param name="IsDefaultVersion">Whether it is in force.</param>
public sealed record IamPolicyVersion(string VersionId, bool IsDefaultVersion)
{
    /// <summary>The policy as JSON text; null where the call answers none.</summary>
    public string? Document { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreateDate { get; init; }
}
