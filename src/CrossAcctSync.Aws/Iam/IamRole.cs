using System;
using System.Collections.Generic;

namespace CrossAcctSync.Aws.Iam;

/// <summary>A role as IAM answers it (https://docs.aws.amazon.com/IAM/latest/APIReference/API_Role.html). Immutable.</summary>
/// <param name="Arn">The ARN.</param>
/// <param name="RoleName">The name.</param>
public sealed record IamRole(string Arn, string RoleName)
{
    /// <summary>The path, with a slash at both ends.</summary>
    public string Path { get; init; } = "/";

    /// <summary>The unique id, <c>AROA…</c>.</summary>
    public string? RoleId { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreateDate { get; init; }

    /// <summary>The trust policy as JSON text; null when the answer has none.</summary>
    public string? TrustPolicy { get; init; }

    /// <summary>The ARN of the managed policy that is its permissions boundary; null without one.</summary>
    public string? PermissionsBoundary { get; init; }

    /// <summary>Its tags; null when the answer does not tell.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }
}
