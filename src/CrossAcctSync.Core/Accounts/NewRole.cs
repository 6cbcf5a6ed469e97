using System;
using System.Collections.Generic;
using CrossAcctSync.Arns;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Accounts;

/// <summary>A role to be created (https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html). Immutable.</summary>
/// <param name="Arn">The role, with its path.</param>
/// <param name="Trust">Who may assume it.</param>
public sealed record NewRole(RoleArn Arn, PolicyDocument Trust)
{
    private static readonly IReadOnlyDictionary<string, string> NoTags = new Dictionary<string, string>();

    /// <summary>The ARN of the managed policy that is its permissions boundary, or null.</summary>
    public string? PermissionsBoundary { get; init; }

    /// <summary>What it is for, at most 1,000 characters, or null.</summary>
    public string? Description { get; init; }

    /// <summary>Its tags, at most 50.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = NoTags;
}
