using System;
using System.Threading;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using CrossAcctSync.Aws.Calls;

namespace CrossAcctSync.Aws.Clients.Pipeline;

/// <summary>
/// One service on the SDK's own pipeline: credentials, signature and clock skew are the SDK's; how often a call is
/// tried and how long is waited is the module's own; what goes in and comes out of a call is given with it. Safe for many threads.
/// </summary>
internal sealed class ServiceClient : AmazonServiceClient
{
    private readonly AwsService _service;
    private readonly CallRun _run;

    public ServiceClient(AwsService service, AWSCredentials credentials, string region, AwsClientOptions options)
        : base(credentials, new ServiceConfig(service, region, options))
    {
        _service = service;
        _run = ServiceConfig.RunOf(options, service.Id);
    }

    /// <summary>Makes a call.</summary>
    /// <exception cref="AwsCallException">It failed, after all retries.</exception>
    /// <exception cref="OperationCanceledException">The caller wished so.</exception>
    public TAnswer Call<TAnswer>(ServiceCall call, InvokeOptions form, CancellationToken cancellationToken)
        where TAnswer : AmazonWebServiceResponse, new() =>
        _run.Run($"{_service.Prefix}:{call.Operation}", call.Changes, token => InvokeAsync<TAnswer>(call, form, token), cancellationToken);

    /// <inheritdoc />
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new ServiceEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new SignatureScheme());
    }
}
