using System;
using System.Collections.Generic;

namespace CrossAcctSync.Generation;

/// <summary>Policies that were made, and why others were not.</summary>
/// <param name="Policies">The policies.</param>
/// <param name="Problems">Why a policy could not be made.</param>
/// <param name="Warnings">What to know before the policies are applied, one sentence each.</param>
public sealed record SyncPolicyResult(
    IReadOnlyList<SyncPolicy> Policies,
    IReadOnlyList<SyncPolicyProblem> Problems,
    IReadOnlyList<string> Warnings)
{
    internal static SyncPolicyResult Of(SyncPolicyProblem problem) => new(Array.Empty<SyncPolicy>(), new[] { problem }, Array.Empty<string>());
}
