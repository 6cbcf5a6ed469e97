using System.Collections.Generic;

namespace CrossAcctSync.Planning;

/// <summary>How target roles are created that are not there. Their names and paths are those of the requirements.</summary>
public sealed record RoleCreation
{
    private static readonly IReadOnlyDictionary<string, string> NoTags = new Dictionary<string, string>();

    /// <summary>Without boundary and tags.</summary>
    public static RoleCreation Default { get; } = new();

    /// <summary>The ARN of the managed policy that bounds the roles, or null; <c>{account}</c> in it stands for the role's account.</summary>
    public string? PermissionsBoundary { get; init; }

    /// <summary>What the roles are for, at most 1,000 characters; null for a sentence that names the state machines.</summary>
    public string? Description { get; init; }

    /// <summary>The roles' tags, at most 50.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = NoTags;
}
