using System.Text.Json;
using Amazon.Runtime;

namespace CrossAcctSync.Aws.Clients.Pipeline;

/// <summary>An answer of the JSON protocol.</summary>
internal sealed class JsonAnswer : AmazonWebServiceResponse
{
    /// <summary>The object.</summary>
    public JsonElement Root { get; set; }
}
