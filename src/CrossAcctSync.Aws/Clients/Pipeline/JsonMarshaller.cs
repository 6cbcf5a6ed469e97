using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace CrossAcctSync.Aws.Clients.Pipeline;

/// <summary>Writes a request of the JSON protocol.</summary>
internal sealed class JsonMarshaller : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    private readonly AwsService _service;
    private readonly string _target;
    private readonly string _contentType;

    /// <summary>Writes for a service.</summary>
    /// <param name="service">The service.</param>
    /// <param name="target">The name of its API in the header <c>X-Amz-Target</c>.</param>
    /// <param name="version">The protocol's version.</param>
    public JsonMarshaller(AwsService service, string target, string version)
    {
        _service = service;
        _target = target;
        _contentType = "application/x-amz-json-" + version;
    }

    /// <inheritdoc />
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var call = (JsonCall)input;
        var request = new DefaultRequest(call, _service.Id) { HttpMethod = "POST", ResourcePath = "/", Content = call.GetBody() };
        request.Headers["Content-Type"] = _contentType;
        request.Headers["X-Amz-Target"] = $"{_target}.{call.Operation}";
        return request;
    }
}
