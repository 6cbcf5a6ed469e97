using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Documents;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Policies;

/// <summary>
/// One statement of a policy (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html).
/// Immutable; a copy with changes is made by <c>with</c>.
/// </summary>
public sealed record PolicyStatement
{
    internal PolicyStatement()
    {
    }

    /// <summary>The statement's id, or null.</summary>
    public string? Sid { get; internal init; }

    /// <summary>Allow or Deny.</summary>
    public PolicyEffect Effect { get; internal init; }

    /// <summary><c>Principal</c> or <c>NotPrincipal</c>; null in an identity policy.</summary>
    public PrincipalElement? Principal { get; internal init; }

    /// <summary><c>Action</c> or <c>NotAction</c>.</summary>
    public PolicyElement Action { get; internal init; } = null!;

    /// <summary><c>Resource</c> or <c>NotResource</c>; null in a trust policy.</summary>
    public PolicyElement? Resource { get; internal init; }

    /// <summary>The conditions, in the order of the text; all must hold.</summary>
    public IReadOnlyList<PolicyCondition> Conditions { get; internal init; } = Array.Empty<PolicyCondition>();

    /// <summary>Members that IAM's grammar does not have.</summary>
    public IReadOnlyList<UnknownElement> UnknownElements { get; internal init; } = Array.Empty<UnknownElement>();

    /// <summary>Where the statement begins, or null for one that was made and not read.</summary>
    public SourceLocation? Location => SourceNode.Exists ? SourceNode.Location : null;

    /// <summary>The node that the statement was read from; absent for one that was made.</summary>
    internal SourceNode SourceNode { get; init; }

    /// <inheritdoc/>
    public override string ToString() => VisibleText.Of($"{(Sid is null ? string.Empty : Sid + ": ")}{Effect} {Action}{(Resource is null ? string.Empty : $" on {Resource}")}{(Principal is null ? string.Empty : $" to {Principal}")}{string.Concat(Conditions.Select(condition => $" if {condition}"))}");
}
