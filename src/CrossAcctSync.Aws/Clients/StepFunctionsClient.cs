using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using Amazon.Runtime;
using CrossAcctSync.Aws.Clients.Pipeline;
using CrossAcctSync.Aws.StepFunctions;

namespace CrossAcctSync.Aws.Clients;

/// <summary>Step Functions by its JSON API.</summary>
internal sealed class StepFunctionsClient : IStepFunctionsApi
{
    private readonly JsonService _service;

    /// <summary>Makes a client.</summary>
    /// <param name="credentials">The credentials.</param>
    /// <param name="region">The region.</param>
    /// <param name="options">How the service is reached.</param>
    public StepFunctionsClient(AWSCredentials credentials, string region, AwsClientOptions options) => _service = new JsonService(
        AwsService.StepFunctions,
        new ServiceClient(AwsService.StepFunctions, credentials, region, options),
        new JsonMarshaller(AwsService.StepFunctions, "AWSStepFunctions", "1.0"));

    /// <summary>The executions of the same account and region.</summary>
    public IExecutionsApi Executions => new ExecutionsClient(_service);

    /// <inheritdoc />
    public IEnumerable<StateMachineSummary> ListStateMachines(CancellationToken cancellationToken) => _service.Pages(
        "ListStateMachines",
        "nextToken",
        "stateMachines",
        writer => writer.WriteNumber("maxResults", 1000),
        element => new StateMachineSummary(JsonService.RequiredText(element, "stateMachineArn"), JsonService.RequiredText(element, "name"), JsonService.Text(element, "type")),
        cancellationToken);

    /// <inheritdoc />
    public StateMachineDescription DescribeStateMachine(string stateMachineArn, CancellationToken cancellationToken) => _service.Read(
        "DescribeStateMachine",
        writer => writer.WriteString("stateMachineArn", stateMachineArn),
        root => new StateMachineDescription(
            JsonService.RequiredText(root, "stateMachineArn"),
            JsonService.RequiredText(root, "name"),
            JsonService.RequiredText(root, "definition"),
            JsonService.RequiredText(root, "roleArn"))
        {
            Type = JsonService.Text(root, "type"),
            Status = JsonService.Text(root, "status"),
            LoggingLevel = root.TryGetProperty("loggingConfiguration", out JsonElement logging) ? JsonService.Text(logging, "level") : null,
            IsTraced = root.TryGetProperty("tracingConfiguration", out JsonElement tracing) && tracing.TryGetProperty("enabled", out JsonElement enabled) ? enabled.ValueKind == JsonValueKind.True : null,
            CreationDate = DateOf(root, "creationDate"),
        },
        cancellationToken);

    /// <inheritdoc />
    public IReadOnlyList<StateMachineRoute> DescribeStateMachineAlias(string aliasArn, CancellationToken cancellationToken) => _service.Read(
        "DescribeStateMachineAlias",
        writer => writer.WriteString("stateMachineAliasArn", aliasArn),
        root => root.GetProperty("routingConfiguration").EnumerateArray()
            .Select(route => new StateMachineRoute(JsonService.RequiredText(route, "stateMachineVersionArn"), route.GetProperty("weight").GetInt32())).ToArray(),
        cancellationToken);

    /// <summary>A moment as seconds since 1970, as the protocol has it, or as text, as some emulators do.</summary>
    private static DateTimeOffset? DateOf(JsonElement root, string name) => !root.TryGetProperty(name, out JsonElement value) ? null
        : value.ValueKind == JsonValueKind.Number ? DateTimeOffset.FromUnixTimeMilliseconds((long)(value.GetDouble() * 1000))
        : value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out DateTimeOffset date) ? date
        : null;
}
