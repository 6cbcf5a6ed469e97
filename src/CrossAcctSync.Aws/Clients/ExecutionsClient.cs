using System.Collections.Generic;
using System.Threading;
using CrossAcctSync.Aws.Clients.Pipeline;
using CrossAcctSync.Aws.StepFunctions;

namespace CrossAcctSync.Aws.Clients;

/// <summary>Executions by the JSON API of Step Functions.</summary>
internal sealed class ExecutionsClient : IExecutionsApi
{
    // The most that a page may have.
    private const int PageSize = 1000;

    private readonly JsonService _service;

    /// <summary>Makes a client.</summary>
    /// <param name="service">The calls of Step Functions.</param>
    public ExecutionsClient(JsonService service) => _service = service;

    /// <inheritdoc />
    public string DescribeExecution(string executionArn, CancellationToken cancellationToken) => Describe("DescribeExecution", executionArn, cancellationToken);

    /// <inheritdoc />
    public string DescribeStateMachineForExecution(string executionArn, CancellationToken cancellationToken) => Describe("DescribeStateMachineForExecution", executionArn, cancellationToken);

    /// <inheritdoc />
    public IEnumerable<string> GetExecutionHistory(string executionArn, CancellationToken cancellationToken) => _service.Pages(
        "GetExecutionHistory",
        "nextToken",
        "events",
        writer =>
        {
            writer.WriteString("executionArn", executionArn);
            writer.WriteNumber("maxResults", PageSize);
        },
        element => element.GetRawText(),
        cancellationToken);

    /// <inheritdoc />
    public IEnumerable<string> ListFailedExecutions(string ownerArn, CancellationToken cancellationToken) => _service.Pages(
        "ListExecutions",
        "nextToken",
        "executions",
        writer =>
        {
            writer.WriteString(ownerArn.Contains(":mapRun:") ? "mapRunArn" : "stateMachineArn", ownerArn);
            writer.WriteString("statusFilter", "FAILED");
            writer.WriteNumber("maxResults", PageSize);
        },
        element => JsonService.RequiredText(element, "executionArn"),
        cancellationToken);

    private string Describe(string operation, string executionArn, CancellationToken cancellationToken) => _service.Read(
        operation,
        writer => writer.WriteString("executionArn", executionArn),
        root => root.GetRawText(),
        cancellationToken);
}
