using System;
using System.Collections.Generic;
using CrossAcctSync.Evaluation.Explaining;
using CrossAcctSync.Evaluation.Logic;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Evaluation;

/// <summary>
/// The answer to a request, with its reasons. What explains it is worked out from request and policies when it is first
/// asked for, so that an answer alone costs little. Immutable.
/// </summary>
public sealed class AccessDecision
{
    private readonly LayerMask _blocking;
    private readonly long _ticks;
    private readonly Undetermined? _undetermined;
    private IReadOnlyList<StatementReference>? _statements;
    private IReadOnlyList<StatementNearMiss>? _nearMisses;
    private DecisionExplanation? _explanation;

    internal AccessDecision(in EvaluationFrame frame, PolicySet policies, Verdict verdict, Undetermined? undetermined)
    {
        Request = frame.Request;
        Policies = policies;
        Outcome = verdict.Outcome;
        Reason = verdict.Reason;
        IsDenyPossible = verdict.IsDenyPossible;
        _blocking = verdict.Blocking;
        _ticks = frame.NowTicks;
        _undetermined = undetermined;
    }

    /// <summary>The request.</summary>
    public AccessRequest Request { get; }

    /// <summary>The policies.</summary>
    public PolicySet Policies { get; }

    /// <summary>The answer.</summary>
    public AccessOutcome Outcome { get; }

    /// <summary>Whether the answer is <see cref="AccessOutcome.Allowed"/>.</summary>
    public bool IsAllowed => Outcome == AccessOutcome.Allowed;

    /// <summary>Why the answer is what it is.</summary>
    public DecisionReason Reason { get; }

    /// <summary>
    /// For an implicit deny: whether a <c>Deny</c> may apply as well, by context that is not known, so that an
    /// <c>Allow</c> alone may not be enough.
    /// </summary>
    public bool IsDenyPossible { get; }

    /// <summary>The time for which the answer holds.</summary>
    public DateTimeOffset Time => new(_ticks, TimeSpan.Zero);

    /// <summary>The first layer that blocks the request, in AWS's order of evaluation; null unless it is denied.</summary>
    public PolicyLayer? BlockedBy => _blocking.First;

    /// <summary>All layers that block the request: each of them would have to change. Empty unless it is denied.</summary>
    public IReadOnlyList<PolicyLayer> BlockedLayers => _blocking.ToList();

    /// <summary>
    /// The statements that make the answer: those that deny, or those that allow, or, for an undetermined answer, those
    /// that may apply. Empty for an implicit deny.
    /// </summary>
    public IReadOnlyList<StatementReference> Statements => _statements ??= DecisionInspector.Statements(this);

    /// <summary>
    /// For a request that is not allowed: the <c>Allow</c> statements of the blocking layers that came near, with the
    /// elements that failed; the nearest first.
    /// </summary>
    public IReadOnlyList<StatementNearMiss> NearMisses => _nearMisses ??= DecisionInspector.NearMisses(this);

    /// <summary>The context keys, in lower case, on which an undetermined answer hangs; else empty.</summary>
    public IReadOnlyList<string> UndeterminedKeys => _undetermined?.Keys ?? Array.Empty<string>();

    /// <summary>The answer for each way in which <see cref="UndeterminedKeys"/> could fall; else empty.</summary>
    public IReadOnlyList<DecisionBranch> Branches => _undetermined?.Branches ?? Array.Empty<DecisionBranch>();

    /// <summary>Whether <see cref="Branches"/> has every way that makes a difference. There may be more with overlapping wildcards or many keys.</summary>
    public bool AreBranchesExhaustive => _undetermined?.IsExhaustive ?? true;

    /// <summary>The reason in words.</summary>
    public DecisionExplanation Explanation => _explanation ??= DecisionExplanation.Of(this);

    internal EvaluationFrame Frame => new()
    {
        Request = Request,
        NowTicks = _ticks,
        HasBoundary = Policies.PermissionsBoundary is not null && Applicability.HasIdentity(Request.Principal),
    };

    internal LayerMask Blocking => _blocking;

    /// <summary>The answer with its reason in one sentence.</summary>
    public override string ToString() => VisibleText.Of($"{Outcome}: {Explanation}");
}
