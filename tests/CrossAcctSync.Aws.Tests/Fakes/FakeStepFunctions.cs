using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CrossAcctSync.Aws.Calls;
using CrossAcctSync.Aws.StepFunctions;

namespace CrossAcctSync.Aws.Tests.Fakes;

/// <summary>State machines in memory.</summary>
internal sealed class FakeStepFunctions(params StateMachineDescription[] machines) : IStepFunctionsApi
{
    /// <summary>A state machine that cannot be described.</summary>
    public string? Hidden { get; set; }

    public IEnumerable<StateMachineSummary> ListStateMachines(CancellationToken cancellationToken) =>
        machines.Select(machine => new StateMachineSummary(machine.StateMachineArn, machine.Name, machine.Type));

    public StateMachineDescription DescribeStateMachine(string stateMachineArn, CancellationToken cancellationToken) => stateMachineArn == Hidden
        ? throw new AwsCallException("states:DescribeStateMachine", "AccessDeniedException", "No.", "r", 400)
        : machines.Single(machine => machine.StateMachineArn == stateMachineArn);

    public IReadOnlyList<StateMachineRoute> DescribeStateMachineAlias(string aliasArn, CancellationToken cancellationToken) =>
        throw new AwsCallException("states:DescribeStateMachineAlias", "ResourceNotFound", "No.", "r", 400);
}
