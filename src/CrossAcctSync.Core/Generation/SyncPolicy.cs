using System.Collections.Generic;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Generation;

/// <summary>
/// A policy ready to be written to a role. Its properties are named as the parameters of
/// <c>Update-IAMAssumeRolePolicy</c> and <c>Write-IAMRolePolicy</c> of AWS Tools for PowerShell. Immutable.
/// </summary>
public sealed record SyncPolicy
{
    internal SyncPolicy()
    {
    }

    /// <summary>Which of the three policies it is.</summary>
    public SyncPolicyKind Kind { get; internal init; }

    /// <summary>The role that it belongs to; null when it was made without one.</summary>
    public string? RoleName { get; internal init; }

    /// <summary>The same role's ARN, or null.</summary>
    public string? RoleArn { get; internal init; }

    /// <summary>The inline or managed policy's name; null for a trust policy, which has none.</summary>
    public string? PolicyName { get; internal init; }

    /// <summary>The policy as JSON text, indented; IAM does not count white space.</summary>
    public string PolicyDocument => Document.ToJson(indented: true);

    /// <summary>The policy as statements.</summary>
    public PolicyDocument Document { get; internal init; } = null!;

    /// <summary>Characters as IAM counts them: without white space.</summary>
    public int Size { get; internal init; }

    /// <summary>The characters that IAM allows: for a trust or managed policy in all, for inline policies of one role together.</summary>
    public int Quota { get; internal init; }

    /// <summary>Characters that are left.</summary>
    public int Remaining => Quota - Size;

    /// <summary>The state machines that need the policy.</summary>
    public IReadOnlyList<string> StateMachineArns { get; internal init; } = null!;

    /// <summary>False when the policy is the existing one, which grants all that is needed already.</summary>
    public bool HasChanges { get; internal init; }

    /// <inheritdoc />
    public override string ToString() => PolicyDocument;
}
