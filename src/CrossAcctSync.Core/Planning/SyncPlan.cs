using System.Collections.Generic;
using CrossAcctSync.Generation;

namespace CrossAcctSync.Planning;

/// <summary>What has to change so that requirements are met.</summary>
/// <param name="Changes">The changes in the order in which they are made; empty when all is in place.</param>
/// <param name="Problems">Why target roles were left out. For a target role there are all changes or none.</param>
/// <param name="Warnings">What to know before the changes are applied, one sentence each.</param>
public sealed record SyncPlan(IReadOnlyList<SyncChange> Changes, IReadOnlyList<SyncPolicyProblem> Problems, IReadOnlyList<string> Warnings);
