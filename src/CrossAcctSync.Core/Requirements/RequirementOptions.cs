using System;
using System.Collections.Generic;
using CrossAcctSync.Arns;
using CrossAcctSync.Definitions;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Requirements;

/// <summary>What the user knows beyond the definitions.</summary>
public sealed record RequirementOptions
{
    /// <summary>Nothing beyond the definitions.</summary>
    public static RequirementOptions Default { get; } = new();

    /// <summary>
    /// ARNs of state machines, for definitions that do not tell theirs: the only one, or the one of the definition's
    /// name.
    /// </summary>
    public IReadOnlyList<StateMachineArn> StateMachineArns { get; init; } = Array.Empty<StateMachineArn>();

    /// <summary>The execution role, for definitions that do not tell theirs.</summary>
    public RoleArn? SourceRoleArn { get; init; }

    /// <summary>The region, for definitions that do not tell theirs.</summary>
    public string? Region { get; init; }

    /// <summary>The type, for definitions that do not tell theirs.</summary>
    public StateMachineType? Type { get; init; }

    /// <summary>Roles that a dynamic <c>Credentials.RoleArn</c> can have; those that fit its pattern are taken.</summary>
    public IReadOnlyList<RoleArn> TargetRoleArns { get; init; } = Array.Empty<RoleArn>();

    /// <summary>The same for single states, by the state's name or path.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<RoleArn>> TargetRolesByState { get; init; } = new Dictionary<string, IReadOnlyList<RoleArn>>(StringComparer.Ordinal);

    /// <summary>Inputs of executions, with which dynamic roles and resources are worked out; each is tried.</summary>
    public IReadOnlyList<SourceDocument> SampleInputs { get; init; } = Array.Empty<SourceDocument>();

    /// <summary>Roles that tasks hand to services where the definition does not show which.</summary>
    public IReadOnlyList<RoleArn> PassRoleArns { get; init; } = Array.Empty<RoleArn>();

    /// <summary>Whether to grant what the AWS pages print, instead of the narrowest form that IAM supports.</summary>
    public bool AsDocumented { get; init; }

    /// <summary>Types of state machines by ARN without version or alias, for nested workflows.</summary>
    public IReadOnlyDictionary<string, StateMachineType> KnownTypes { get; init; } = new Dictionary<string, StateMachineType>(StringComparer.Ordinal);
}
