using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Findings;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Requirements;

/// <summary>What one state machine needs of one target role. Immutable.</summary>
public sealed record SyncRequirement
{
    internal SyncRequirement()
    {
    }

    /// <summary>The state machine's name.</summary>
    public string StateMachineName { get; internal init; } = null!;

    /// <summary>The state machine's ARN without version or alias; null when it is not known.</summary>
    public string? StateMachineArn { get; internal init; }

    /// <summary>The execution role that assumes the target role; null when it is not known.</summary>
    public string? SourceRoleArn { get; internal init; }

    /// <summary>The account of the state machine, twelve digits; null when it is not known.</summary>
    public string? SourceAccountId { get; internal init; }

    /// <summary>The role that tasks name in <c>Credentials.RoleArn</c>; null when only the run will tell.</summary>
    public string? TargetRoleArn { get; internal init; }

    /// <summary>The target role, with <c>*</c> for what only the run will tell; equal to the role when it is known.</summary>
    public string TargetRolePattern { get; internal init; } = null!;

    /// <summary>The target role's name without its path; null when it is not known.</summary>
    public string? TargetRoleName { get; internal init; }

    /// <summary>The target role's account; null when it is not known.</summary>
    public string? TargetAccountId { get; internal init; }

    /// <summary>The partition; null when neither the state machine nor the target role tells it.</summary>
    public string? Partition { get; internal init; }

    /// <summary>The region that the tasks call: that of the state machine; null when it is not known.</summary>
    public string? Region { get; internal init; }

    /// <summary>What Step Functions sends as <c>sts:ExternalId</c>: the state machine's ARN.</summary>
    public string? ExternalId => StateMachineArn;

    /// <summary>The tasks that run with the target role, in the order of the definition.</summary>
    public IReadOnlyList<SyncTask> Tasks { get; internal init; } = Array.Empty<SyncTask>();

    /// <summary>What the tasks need, in the order of the tasks.</summary>
    public IReadOnlyList<SyncStatement> Statements { get; internal init; } = Array.Empty<SyncStatement>();

    /// <summary>What the state machine itself needs of its execution role, beside assuming the target role: for its Distributed Maps, its logs and traces.</summary>
    public IReadOnlyList<ExecutionNeed> ExecutionNeeds { get; internal init; } = Array.Empty<ExecutionNeed>();

    /// <summary>What to know of them.</summary>
    public IReadOnlyList<Finding> Findings { get; internal init; } = Array.Empty<Finding>();

    /// <summary>The actions that are needed as one text, for a column of a table, parted by semicolons.</summary>
    public string ActionText => string.Join("; ", Statements.SelectMany(statement => statement.Actions).Distinct(StringComparer.Ordinal));

    /// <summary>The codes of the findings as one text, likewise.</summary>
    public string FindingText => string.Join("; ", Findings.Select(finding => finding.Code).Distinct(StringComparer.Ordinal));

    /// <summary>The file that the definition came from, or null.</summary>
    public string? Path { get; internal init; }

    /// <summary>What tells the state machine among those that are there, while its ARN is not known.</summary>
    internal UnnamedMachine? Unnamed { get; init; }

    /// <inheritdoc />
    public override string ToString() => VisibleText.Of($"{StateMachineName} -> {TargetRolePattern}");
}
