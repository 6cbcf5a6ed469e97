using System;
using System.Threading;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using CrossAcctSync.Aws.Calls;

namespace CrossAcctSync.Aws.Clients.Pipeline;

/// <summary>
/// One service on the SDK's own pipeline: credentials, signature, clock skew, retries, connections and proxies are the
/// SDK's; what goes in and comes out of a call is given with it. Safe for many threads.
/// </summary>
internal sealed class ServiceClient : AmazonServiceClient
{
    private readonly AwsService _service;

    public ServiceClient(AwsService service, AWSCredentials credentials, ServiceConfig config)
        : base(credentials, config) => _service = service;

    /// <summary>Makes a call.</summary>
    /// <exception cref="AwsCallException">It failed, after all retries.</exception>
    /// <exception cref="OperationCanceledException">The caller wished so.</exception>
    public TAnswer Call<TAnswer>(ServiceCall call, InvokeOptions form, CancellationToken cancellationToken)
        where TAnswer : AmazonWebServiceResponse, new() =>
        CallFailures.Translate($"{_service.Prefix}:{call.Operation}", token => InvokeAsync<TAnswer>(call, form, token), cancellationToken);

    /// <inheritdoc />
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new ServiceEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new SignatureScheme());
    }
}
