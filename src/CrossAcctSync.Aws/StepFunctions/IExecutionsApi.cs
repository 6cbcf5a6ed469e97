using System.Collections.Generic;
using System.Threading;
using CrossAcctSync.Aws.Calls;

namespace CrossAcctSync.Aws.StepFunctions;

/// <summary>
/// Executions of one account in one region
/// (https://docs.aws.amazon.com/step-functions/latest/apireference/API_Operations.html), as the JSON that Step Functions answers.
/// Failures are <see cref="AwsCallException"/>.
/// </summary>
public interface IExecutionsApi
{
    /// <summary>Reads an execution (https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeExecution.html).</summary>
    /// <param name="executionArn">The execution.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    string DescribeExecution(string executionArn, CancellationToken cancellationToken);

    /// <summary>Reads the state machine with its definition as it was when the execution ran (https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeStateMachineForExecution.html).</summary>
    /// <param name="executionArn">The execution.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    string DescribeStateMachineForExecution(string executionArn, CancellationToken cancellationToken);

    /// <summary>All events of an execution, oldest first, page by page as they are enumerated (https://docs.aws.amazon.com/step-functions/latest/apireference/API_GetExecutionHistory.html).</summary>
    /// <param name="executionArn">The execution.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    IEnumerable<string> GetExecutionHistory(string executionArn, CancellationToken cancellationToken);

    /// <summary>The ARNs of the executions that failed, newest first (https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListExecutions.html).</summary>
    /// <param name="ownerArn">A state machine, or a Map run for its child executions.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    IEnumerable<string> ListFailedExecutions(string ownerArn, CancellationToken cancellationToken);
}
