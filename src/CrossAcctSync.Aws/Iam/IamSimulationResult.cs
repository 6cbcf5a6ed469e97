using System;
using System.Collections.Generic;

namespace CrossAcctSync.Aws.Iam;

/// <summary>What IAM says of one action on one resource (https://docs.aws.amazon.com/IAM/latest/APIReference/API_EvaluationResult.html). Immutable.</summary>
/// <param name="Action">The action.</param>
/// <param name="Resource">The resource; <c>*</c> for all.</param>
/// <param name="Decision">As IAM writes it: <c>allowed</c>, <c>explicitDeny</c> or <c>implicitDeny</c>.</param>
public sealed record IamSimulationResult(string Action, string Resource, string Decision)
{
    /// <summary>Whether it is allowed.</summary>
    public bool IsAllowed => Decision == "allowed";

    /// <summary>The policies of which a statement decided, by the ids that IAM gives them.</summary>
    public IReadOnlyList<string> MatchedPolicies { get; init; } = Array.Empty<string>();

    /// <summary>Condition keys that policies ask for and the request did not have.</summary>
    public IReadOnlyList<string> MissingContextKeys { get; init; } = Array.Empty<string>();

    /// <summary>Whether the organization's policies allow it; null when IAM does not tell.</summary>
    public bool? IsAllowedByOrganization { get; init; }

    /// <summary>Whether the permissions boundary allows it; null without one.</summary>
    public bool? IsAllowedByBoundary { get; init; }
}
