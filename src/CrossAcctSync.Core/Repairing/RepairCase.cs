using CrossAcctSync.Definitions;
using CrossAcctSync.Findings;

namespace CrossAcctSync.Repairing;

/// <summary>A finding on a definition, and the state that a rule could repair.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Definition">The definition.</param>
/// <param name="State">The state; null when there is no rule for the finding.</param>
/// <param name="Partition">The partition, where it is known.</param>
internal sealed record RepairCase(Finding Finding, StateMachineDefinition Definition, StateNode? State, string? Partition);
