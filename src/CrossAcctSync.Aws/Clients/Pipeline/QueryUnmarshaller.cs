using System;
using System.Linq;
using System.Net;
using System.Xml;
using System.Xml.Linq;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace CrossAcctSync.Aws.Clients.Pipeline;

/// <summary>Reads an answer of the Query protocol: <c>&lt;GetRoleResponse&gt;&lt;GetRoleResult&gt;…</c>, or an error.</summary>
internal sealed class QueryUnmarshaller : XmlResponseUnmarshaller
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        // A description may hold a control character, which the service writes as a reference to it.
        CheckCharacters = false,
    };

    /// <inheritdoc />
    public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext input)
    {
        try
        {
            using XmlReader reader = XmlReader.Create(input.Stream, Settings);
            XElement root = XElement.Load(reader);
            XElement? result = root.Elements().FirstOrDefault(element => element.Name.LocalName.EndsWith("Result", StringComparison.Ordinal));
            return new QueryAnswer
            {
                Result = result ?? new XElement("Empty"),
                ResponseMetadata = new ResponseMetadata
                {
                    RequestId = root.Elements().Where(element => element.Name.LocalName == "ResponseMetadata").Elements().FirstOrDefault(element => element.Name.LocalName == "RequestId")?.Value,
                },
            };
        }
        catch (XmlException exception)
        {
            // The status lets the pipeline try again: an answer that is cut off says nothing about the call.
            throw new AmazonUnmarshallingException(input.ResponseData.GetHeaderValue("x-amzn-RequestId"), null, exception, HttpStatusCode.OK);
        }
    }

    /// <inheritdoc />
    public override AmazonServiceException UnmarshallException(XmlUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        ErrorResponse error = XmlErrorResponseUnmarshaller.GetInstance().Unmarshall(input);
        string? requestId = string.IsNullOrEmpty(error.RequestId) ? input.ResponseData.GetHeaderValue("x-amzn-RequestId") : error.RequestId;
        return new AmazonServiceException(error.Message, innerException, error.Type, error.Code, requestId, statusCode);
    }
}
