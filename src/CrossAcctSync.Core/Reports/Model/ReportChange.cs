using System;
using System.Collections.Generic;
using CrossAcctSync.Access;
using CrossAcctSync.Planning;

namespace CrossAcctSync.Reports;

/// <summary>A change that is planned or was made. Immutable.</summary>
public sealed record ReportChange
{
    /// <summary>What is done.</summary>
    public required SyncChangeKind Kind { get; init; }

    /// <summary>The leg of the paths that it mends.</summary>
    public required AccessLeg Leg { get; init; }

    /// <summary>What has become of it.</summary>
    public required SyncChangeStatus Status { get; init; }

    /// <summary>Why the status is what it is, one sentence; null for a fresh plan.</summary>
    public string? StatusReason { get; init; }

    /// <summary>The role's account, twelve digits.</summary>
    public required string AccountId { get; init; }

    /// <summary>The role that is changed.</summary>
    public required string RoleArn { get; init; }

    /// <summary>Its name.</summary>
    public required string RoleName { get; init; }

    /// <summary>The target role that the change is for.</summary>
    public required string TargetRoleArn { get; init; }

    /// <summary>The inline policy's name; null for the trust policy.</summary>
    public string? PolicyName { get; init; }

    /// <summary>Why it is needed, one sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>The difference line by line, each with <c>+</c>, <c>-</c> or <c>~</c> and a space in front.</summary>
    public required IReadOnlyList<string> Diff { get; init; }

    /// <summary>The policy afterwards as indented JSON; null when it is deleted.</summary>
    public string? PolicyDocument { get; init; }

    /// <summary>Characters after the change, as IAM counts them.</summary>
    public required int Size { get; init; }

    /// <summary>The characters that IAM allows.</summary>
    public required int Quota { get; init; }

    /// <summary>The state machines that need it.</summary>
    public IReadOnlyList<string> StateMachineArns { get; init; } = Array.Empty<string>();
}
