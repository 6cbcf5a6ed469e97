using System;
using CrossAcctSync.Definitions;

namespace CrossAcctSync.Histories;

/// <summary>A state machine with its definition, and how the definition stands to the run.</summary>
/// <param name="Definition">The definition.</param>
/// <param name="IsOfRun">Whether it is that of the run, as DescribeStateMachineForExecution answers; else the one that is there now.</param>
/// <param name="UpdateTime">When the definition was written, or null where that is not known.</param>
internal sealed record RunMachine(StateMachineDefinition Definition, bool IsOfRun, DateTimeOffset? UpdateTime);
