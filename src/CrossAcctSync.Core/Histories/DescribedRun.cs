using System;
using CrossAcctSync.Arns;

namespace CrossAcctSync.Histories;

/// <summary>
/// What DescribeExecution answers of an execution
/// (https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeExecution.html), without its input and output.
/// </summary>
/// <param name="Execution">The execution.</param>
/// <param name="Status">Its status, for example <c>FAILED</c>.</param>
/// <param name="StopTime">When it ended, or null.</param>
/// <param name="Error">The error that it ended with, or null.</param>
/// <param name="Cause">What is said of the error, or null.</param>
internal sealed record DescribedRun(ExecutionArn Execution, string Status, DateTimeOffset? StopTime, string? Error, string? Cause)
{
    /// <summary>When it began, or null.</summary>
    public DateTimeOffset? StartTime { get; init; }
}
