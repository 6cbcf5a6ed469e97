using System;
using System.Net;

namespace Amazon.Runtime;

/// <summary>What a service answered about a call that failed.</summary>
public sealed class AmazonServiceException : Exception
{
    /// <summary>Tells of an answer.</summary>
    public AmazonServiceException(string message, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message)
    {
        ErrorCode = errorCode;
        RequestId = requestId;
        StatusCode = statusCode;
    }

    /// <summary>Gets the service's code.</summary>
    public string ErrorCode { get; }

    /// <summary>Gets the service's id of the request.</summary>
    public string RequestId { get; }

    /// <summary>Gets the status.</summary>
    public HttpStatusCode StatusCode { get; }
}
