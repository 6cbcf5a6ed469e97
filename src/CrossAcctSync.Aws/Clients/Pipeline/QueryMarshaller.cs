using System.Collections.Generic;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace CrossAcctSync.Aws.Clients.Pipeline;

/// <summary>Writes a request of the Query protocol: a form in the body of a POST.</summary>
internal sealed class QueryMarshaller : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    private readonly AwsService _service;

    public QueryMarshaller(AwsService service) => _service = service;

    /// <inheritdoc />
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var call = (QueryCall)input;
        var request = new DefaultRequest(call, _service.Id) { HttpMethod = "POST", ResourcePath = "/", UseQueryString = false };
        request.Parameters["Action"] = call.Operation;
        request.Parameters["Version"] = _service.Version;
        foreach (KeyValuePair<string, string> parameter in call.Parameters)
        {
            request.Parameters[parameter.Key] = parameter.Value;
        }

        return request;
    }
}
