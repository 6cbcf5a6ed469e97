using System;
using System.Collections.Generic;
using CrossAcctSync.Arns;
using CrossAcctSync.Evaluation;

namespace CrossAcctSync.Auditing;

/// <summary>Which trusts are looked for. All that is given must hold; of several values one must.</summary>
public sealed record TrustAuditOptions
{
    /// <summary>All trusts of all accounts at hand.</summary>
    public static TrustAuditOptions Default { get; } = new();

    /// <summary>Only roles of these accounts: who can get in.</summary>
    public IReadOnlyCollection<string> TargetAccountIds { get; init; } = Array.Empty<string>();

    /// <summary>Only these roles.</summary>
    public IReadOnlyCollection<RoleArn> TargetRoleArns { get; init; } = Array.Empty<RoleArn>();

    /// <summary>Only roles that trust these state machines, or that these name: where they can go.</summary>
    public IReadOnlyCollection<StateMachineArn> StateMachineArns { get; init; } = Array.Empty<StateMachineArn>();

    /// <summary>Only roles that trust somebody of these accounts, or that their state machines name.</summary>
    public IReadOnlyCollection<string> SourceAccountIds { get; init; } = Array.Empty<string>();

    /// <summary>How many accounts are read at once; 1 or more. With one, the caller's thread does all.</summary>
    public int ThrottleLimit { get; init; } = Math.Min(Environment.ProcessorCount, 8);

    /// <summary>Decides whether a role trusts a state machine.</summary>
    public PolicyEvaluator Evaluator { get; init; } = PolicyEvaluator.Default;
}
