using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Accounts;
using CrossAcctSync.Planning.Files;
using CrossAcctSync.Policies;
using CrossAcctSync.Requirements;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Planning;

/// <summary>
/// One change of one policy of one role, or of the role itself. Its properties are named as the parameters of
/// <c>Update-IAMAssumeRolePolicy</c>, <c>Write-IAMRolePolicy</c>, <c>New-IAMRole</c>, <c>New-IAMPolicy</c> and
/// <c>Register-IAMRolePolicy</c> of AWS Tools for PowerShell. Immutable.
/// </summary>
public sealed record SyncChange
{
    internal SyncChange()
    {
    }

    private static readonly IReadOnlyDictionary<string, string> NoTags = new Dictionary<string, string>();

    /// <summary>What is done.</summary>
    public SyncChangeKind Kind { get; internal init; }

    /// <summary>Whether the role is a target role or an execution role.</summary>
    public SyncSide Side { get; internal init; }

    /// <summary>The role's account, twelve digits.</summary>
    public string AccountId { get; internal init; } = null!;

    /// <summary>The role that is changed.</summary>
    public string RoleArn { get; internal init; } = null!;

    /// <summary>Its name.</summary>
    public string RoleName { get; internal init; } = null!;

    /// <summary>The target role that the change is for. All changes for one state machine and target role are made together or not at all.</summary>
    public string TargetRoleArn { get; internal init; } = null!;

    /// <summary>The policy's name; null for the trust policy, which has none.</summary>
    public string? PolicyName { get; internal init; }

    /// <summary>The managed policy's ARN; null when the change is about none.</summary>
    public string? PolicyArn { get; internal init; }

    /// <summary>The policy before; null when there was none. Of an attachment null: see <see cref="Kind"/>.</summary>
    public PolicyDocument? Before { get; internal init; }

    /// <summary>The policy after; null when it is deleted. For a new role the trust policy that it is created with, which lets nobody in.</summary>
    public PolicyDocument? After { get; internal init; }

    /// <summary>The policy after as JSON text, indented; null when it is deleted, and for a new role.</summary>
    public string? PolicyDocument => Kind == SyncChangeKind.CreateRole ? null : After?.ToJson(indented: true);

    /// <summary>The trust policy of a new role as JSON text, indented; null for any other change.</summary>
    public string? AssumeRolePolicyDocument => Kind == SyncChangeKind.CreateRole ? After?.ToJson(indented: true) : null;

    /// <summary>The path of a new role or managed policy; null for any other change.</summary>
    public string? Path => Kind == SyncChangeKind.CreateRole ? Role.Path : Kind == SyncChangeKind.PutManagedPolicy ? "/" : null;

    /// <summary>The ARN of the managed policy that bounds a new role, or null.</summary>
    public string? PermissionsBoundary { get; internal init; }

    /// <summary>What a new role is for, or null.</summary>
    public string? Description { get; internal init; }

    /// <summary>The tags of a new role.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; internal init; } = NoTags;

    /// <summary>The same, each with <c>Key</c> and <c>Value</c>, as <c>New-IAMRole -Tag</c> takes them from the pipeline; null for any other change.</summary>
    public IReadOnlyList<Hashtable>? Tag => Kind != SyncChangeKind.CreateRole || Tags.Count == 0 ? null
        : Tags.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => new Hashtable { ["Key"] = tag.Key, ["Value"] = tag.Value }).ToArray();

    /// <summary>Whether the change takes away what somebody else has written. It is made only when that is asked for.</summary>
    public bool IsForeign { get; internal init; }

    /// <summary>What changes, statement by statement, one line each with <c>+</c>, <c>-</c> or <c>~</c> in front.</summary>
    public string Diff => DiffOf(isUndo: false);

    /// <summary>What taking the change back does, likewise.</summary>
    public string UndoDiff => DiffOf(isUndo: true);

    /// <summary>Why the change is needed, one sentence.</summary>
    public string Reason { get; internal init => field = VisibleText.Of(value); } = null!;

    /// <summary>
    /// After the change, as IAM counts it: characters of the trust policy, of all inline policies of the role together,
    /// or of the managed policy; for an attachment the number of the role's managed policies.
    /// </summary>
    public int Size { get; internal init; }

    /// <summary>What IAM allows.</summary>
    public int Quota { get; internal init; }

    /// <summary>What is left.</summary>
    public int Remaining => Quota - Size;

    /// <summary>The state machines that need the change.</summary>
    public IReadOnlyList<string> StateMachineArns { get; internal init; } = null!;

    /// <summary>What has become of it.</summary>
    public SyncChangeStatus Status { get; internal init; } = SyncChangeStatus.Planned;

    /// <summary>Why the status is what it is, one sentence; null for a fresh plan.</summary>
    public string? StatusReason { get; internal init => field = VisibleText.Of(value); }

    /// <summary>By what the change is planned again when the role has changed meanwhile; null when it cannot be.</summary>
    internal SyncNeed? Need { get; init; }

    /// <summary>The requirements that it serves; empty when they are not known any more.</summary>
    internal IReadOnlyList<SyncRequirement> Requirements { get; init; } = Array.Empty<SyncRequirement>();

    /// <summary>Changes with the same text are made one after another, and planned to be.</summary>
    internal string Group { get; init; } = string.Empty;

    /// <summary>Its place in the journal that tells of it, or null.</summary>
    internal string? JournalId { get; init; }

    /// <summary>The role's unique id as it was when the change was planned; null for a new role, and where it was not known.</summary>
    internal string? RoleId { get; init; }

    /// <summary>What was seen of the role when the change was planned; null when that is not known, as of a change that a journal tells.</summary>
    internal Lazy<SeenRole>? Seen { get; init; }

    internal RoleIdentity Identity => new(Role, RoleId);

    internal Arns.RoleArn Role => Arns.RoleArn.Parse(RoleArn);

    internal string GroupKey => Group.Length > 0 ? Group : TargetRoleArn;

    /// <inheritdoc />
    public override string ToString() => VisibleText.Of($"{Kind} {RoleArn}{(PolicyName is null ? string.Empty : " " + PolicyName)}");

    internal NewRole ToNewRole() => new(Role, After!) { PermissionsBoundary = PermissionsBoundary, Description = Description, Tags = Tags };

    internal SyncChange With(SyncChangeStatus status, string reason) => this with { Status = status, StatusReason = reason };

    private string DiffOf(bool isUndo)
    {
        (PolicyDocument from, PolicyDocument to) = (Before ?? Policies.PolicyDocument.Empty, After ?? Policies.PolicyDocument.Empty);
        string plus = isUndo ? "-" : "+";
        string minus = isUndo ? "+" : "-";
        return Kind switch
        {
            SyncChangeKind.CreateRole => VisibleText.Of($"{plus} Role {RoleArn}{(PermissionsBoundary is null ? string.Empty : $" with the boundary {PermissionsBoundary}")}{Tagged()}") + "\n",
            SyncChangeKind.AttachPolicy => VisibleText.Of($"{plus} Attached {PolicyArn}") + "\n",
            SyncChangeKind.DetachPolicy => VisibleText.Of($"{minus} Attached {PolicyArn}") + "\n",
            _ => (isUndo ? PolicyDiff.Between(to, from) : PolicyDiff.Between(from, to)).ToText(),
        };
    }

    private string Tagged() => Tags.Count == 0 ? string.Empty : " and the tags " + string.Join(", ", Tags.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $"{tag.Key}={tag.Value}"));
}
