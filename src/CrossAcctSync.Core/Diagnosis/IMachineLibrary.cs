using System.Collections.Generic;
using CrossAcctSync.Arns;
using CrossAcctSync.Histories;

namespace CrossAcctSync.Diagnosis;

/// <summary>Where the definitions of state machines are looked up.</summary>
internal interface IMachineLibrary
{
    /// <summary>The state machine with its definition, that of the run where it can be had; null when it is not at hand.</summary>
    /// <param name="machine">The state machine, without version or alias.</param>
    /// <param name="execution">The run, where it is known.</param>
    RunMachine? Find(StateMachineArn machine, ExecutionArn? execution);

    /// <summary>All state machines at hand with this execution role, or all for null; none where they are not listed.</summary>
    IReadOnlyList<RunMachine> WithRole(string? sourceRole);
}
