using System.Xml.Linq;
using Amazon.Runtime;

namespace CrossAcctSync.Aws.Clients.Pipeline;

/// <summary>An answer of the Query protocol.</summary>
internal sealed class QueryAnswer : AmazonWebServiceResponse
{
    /// <summary>The element <c>…Result</c>; an empty one for operations that answer nothing.</summary>
    public XElement Result { get; set; } = new("Empty");
}
