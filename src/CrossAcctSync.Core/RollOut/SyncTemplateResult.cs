using System.Collections.Generic;
using CrossAcctSync.Generation;

namespace CrossAcctSync.RollOut;

/// <summary>Templates that were made, and why others were not.</summary>
/// <param name="Templates">The templates, in the order of their names.</param>
/// <param name="Problems">What could not be exported, and why.</param>
/// <param name="Warnings">What to know of requirements that need nothing, one sentence each.</param>
public sealed record SyncTemplateResult(
    IReadOnlyList<SyncTemplate> Templates,
    IReadOnlyList<SyncPolicyProblem> Problems,
    IReadOnlyList<string> Warnings);
