using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;

namespace CrossAcctSync.Aws.Clients.Pipeline;

/// <summary>The step of the pipeline that says where a request goes.</summary>
internal sealed class ServiceEndpointResolver : BaseEndpointResolver
{
    /// <inheritdoc />
    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext) => new();
}
