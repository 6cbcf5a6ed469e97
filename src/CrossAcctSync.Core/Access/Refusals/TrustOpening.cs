using System.Collections.Generic;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Findings;

namespace CrossAcctSync.Access.Refusals;

/// <summary>A way into a role that no state machine of the run needs.</summary>
/// <param name="Rule">What is wrong with it.</param>
/// <param name="Statement">The statement that lets it in; null when it cannot be told whether one does.</param>
/// <param name="Callers">Those who get in by it.</param>
/// <param name="ExternalIds">The ExternalIds with which they do; null for none.</param>
/// <param name="Decision">The decision on one of them.</param>
internal sealed record TrustOpening(
    FindingRule Rule,
    StatementReference? Statement,
    IReadOnlyList<RequestPrincipal> Callers,
    IReadOnlyList<string?> ExternalIds,
    AccessDecision Decision);
