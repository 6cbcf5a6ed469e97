using System;
using System.Collections.Generic;

namespace CrossAcctSync.Aws.Iam;

/// <summary>
/// A managed policy (https://docs.aws.amazon.com/IAM/latest/APIReference/API_Policy.html, and
/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ManagedPolicyDetail.html where it has versions). Immutable.
/// </summary>
/// <param name="Arn">The ARN.</param>
/// <param name="PolicyName">The name.</param>
/// <param name="DefaultVersionId">The version in force, for example <c>v2</c>.</param>
public sealed record IamPolicy(string Arn, string PolicyName, string DefaultVersionId)
{
    /// <summary>The path, with a slash at both ends.</summary>
    public string Path { get; init; } = "/";

    /// <summary>The unique id, <c>ANPA…</c>.</summary>
    public string? PolicyId { get; init; }

    /// <summary>To how many users, groups and roles it is attached; null when the answer does not tell.</summary>
    public int? AttachmentCount { get; init; }

    /// <summary>Of how many users and roles it is the permissions boundary; null when the answer does not tell.</summary>
    public int? BoundaryCount { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreateDate { get; init; }

    /// <summary>When the version in force was made.</summary>
    public DateTimeOffset? UpdateDate { get; init; }

    /// <summary>Its versions; empty where the call answers none.</summary>
    public IReadOnlyList<IamPolicyVersion> Versions { get; init; } = Array.Empty<IamPolicyVersion>();
}
