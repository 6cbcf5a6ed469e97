using System;
using System.Collections.Generic;
using CrossAcctSync.Arns;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.Repairing;

/// <summary>What the user knows that a repair needs.</summary>
public sealed record RepairOptions
{
    /// <summary>Nothing beyond the definitions.</summary>
    public static RepairOptions Default { get; } = new();

    /// <summary>What is known of the definitions: ARNs, execution role, region, and types of nested workflows.</summary>
    public RequirementOptions Requirements { get; init; } = RequirementOptions.Default;

    /// <summary>Whether files that templates name are read also outside of the given file's own folder.</summary>
    public bool AllowsOutside { get; init; }

    /// <summary>The roles for tasks that name none: the only one of them, or the only one of the account that the task calls.</summary>
    public IReadOnlyList<RoleArn> TargetRoleArns { get; init; } = Array.Empty<RoleArn>();

    /// <summary>The role for single states, by the state's name or path.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<RoleArn>> TargetRolesByState { get; init; } = new Dictionary<string, IReadOnlyList<RoleArn>>(StringComparer.Ordinal);
}
