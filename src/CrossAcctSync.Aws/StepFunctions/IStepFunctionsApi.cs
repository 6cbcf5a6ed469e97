using System.Collections.Generic;
using System.Threading;
using CrossAcctSync.Aws.Calls;

namespace CrossAcctSync.Aws.StepFunctions;

/// <summary>Step Functions of one account in one region (https://docs.aws.amazon.com/step-functions/latest/apireference/API_Operations.html). Failures are <see cref="AwsCallException"/>.</summary>
public interface IStepFunctionsApi
{
    /// <summary>All state machines, page by page as they are enumerated (https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListStateMachines.html).</summary>
    IEnumerable<StateMachineSummary> ListStateMachines(CancellationToken cancellationToken);

    /// <summary>Reads a state machine with its definition (https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeStateMachine.html).</summary>
    /// <param name="stateMachineArn">The state machine, as it is now, or one of its versions.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    StateMachineDescription DescribeStateMachine(string stateMachineArn, CancellationToken cancellationToken);

    /// <summary>Reads which versions an alias runs (https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeStateMachineAlias.html).</summary>
    /// <param name="aliasArn">The alias.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>One version, or two with the share of executions of each, in percent.</returns>
    IReadOnlyList<StateMachineRoute> DescribeStateMachineAlias(string aliasArn, CancellationToken cancellationToken);
}
