using System;
using System.Collections.Generic;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Planning;

/// <summary>
/// One change of one policy of one role. Its properties are named as the parameters of
/// <c>Update-IAMAssumeRolePolicy</c> and <c>Write-IAMRolePolicy</c> of AWS Tools for PowerShell. Immutable.
/// </summary>
public sealed record SyncChange
{
    /// <summary>What is done.</summary>
    public required SyncChangeKind Kind { get; init; }

    /// <summary>Whether the role is a target role or an execution role.</summary>
    public required SyncSide Side { get; init; }

    /// <summary>The role's account, twelve digits.</summary>
    public required string AccountId { get; init; }

    /// <summary>The role that is changed.</summary>
    public required string RoleArn { get; init; }

    /// <summary>Its name.</summary>
    public required string RoleName { get; init; }

    /// <summary>The target role that the change is for. All changes for one target role are made together or not at all.</summary>
    public required string TargetRoleArn { get; init; }

    /// <summary>The inline policy's name; null for the trust policy, which has none.</summary>
    public string? PolicyName { get; init; }

    /// <summary>The policy before; null when there was none.</summary>
    public PolicyDocument? Before { get; init; }

    /// <summary>The policy after; null when it is deleted.</summary>
    public PolicyDocument? After { get; init; }

    /// <summary>The policy after as JSON text, indented; null when it is deleted.</summary>
    public string? PolicyDocument => After?.ToJson(indented: true);

    /// <summary>What changes, statement by statement, one line each with <c>+</c>, <c>-</c> or <c>~</c> in front.</summary>
    public string Diff => DiffOf(Before, After);

    /// <summary>What taking the change back does, likewise.</summary>
    public string UndoDiff => DiffOf(After, Before);

    /// <summary>Why the change is needed, one sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>Characters after the change, as IAM counts them: of the trust policy, or of all inline policies of the role together.</summary>
    public required int Size { get; init; }

    /// <summary>The characters that IAM allows.</summary>
    public required int Quota { get; init; }

    /// <summary>Characters that are left.</summary>
    public int Remaining => Quota - Size;

    /// <summary>The state machines that need the change.</summary>
    public required IReadOnlyList<string> StateMachineArns { get; init; }

    /// <summary>What has become of it.</summary>
    public SyncChangeStatus Status { get; init; } = SyncChangeStatus.Planned;

    /// <summary>Why the status is what it is, one sentence; null for a fresh plan.</summary>
    public string? StatusReason { get; init; }

    /// <summary>By what the change is planned again when the role has changed meanwhile; null when it cannot be.</summary>
    internal SyncNeed? Need { get; init; }

    internal Arns.RoleArn Role => Arns.RoleArn.Parse(RoleArn);

    /// <inheritdoc />
    public override string ToString() => $"{Kind} {RoleArn}{(PolicyName is null ? string.Empty : " " + PolicyName)}";

    private static string DiffOf(PolicyDocument? from, PolicyDocument? to) =>
        PolicyDiff.Between(from ?? Policies.PolicyDocument.Empty, to ?? Policies.PolicyDocument.Empty).ToText();

    internal SyncChange With(SyncChangeStatus status, string reason) => this with { Status = status, StatusReason = reason };
}
