using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Access;

/// <summary>How access is tested.</summary>
public sealed record AccessTestOptions
{
    /// <summary>All checks, with nothing known beyond the accounts.</summary>
    public static AccessTestOptions Default { get; } = new();

    /// <summary>Values of context keys that cannot be known from the accounts, for example <c>aws:SourceIp</c>.</summary>
    public RequestContext Context { get; init; } = RequestContext.Empty;

    /// <summary>The actions to test, with <c>*</c> and <c>?</c> as wildcards; empty for all that the tasks need.</summary>
    public IReadOnlyList<string> Actions { get; init; } = Array.Empty<string>();

    /// <summary>Whether the action is one of those to test.</summary>
    internal bool Wants(string action) => Actions.Count == 0 || Actions.Any(pattern => PolicyPattern.CoversAction(pattern, action));

    /// <summary>Whether to prove, too, that nothing more than needed was opened.</summary>
    public bool TestRefusals { get; init; } = true;

    /// <summary>Whether results hold the checks that passed, too.</summary>
    public bool IncludeAllowed { get; init; }

    /// <summary>Decides the requests; it knows the time.</summary>
    public PolicyEvaluator Evaluator { get; init; } = PolicyEvaluator.Default;
}
