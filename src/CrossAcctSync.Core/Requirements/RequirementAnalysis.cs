using System.Collections.Generic;
using CrossAcctSync.Definitions;
using CrossAcctSync.Findings;

namespace CrossAcctSync.Requirements;

/// <summary>What a definition needs.</summary>
/// <param name="Definition">The definition.</param>
/// <param name="Requirements">One for each target role, in the order in which tasks name them; empty without cross-account tasks.</param>
/// <param name="Findings">What to know of the state machine as a whole and of tasks without a target role.</param>
public sealed record RequirementAnalysis(
    StateMachineDefinition Definition,
    IReadOnlyList<SyncRequirement> Requirements,
    IReadOnlyList<Finding> Findings);
