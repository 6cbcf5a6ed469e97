using Amazon.Runtime;

namespace CrossAcctSync.Aws.Clients.Pipeline;

/// <summary>A request on its way through the SDK's pipeline.</summary>
internal abstract class ServiceCall : AmazonWebServiceRequest
{
    protected ServiceCall(string operation) => Operation = operation;

    /// <summary>The operation's name, for example <c>GetRole</c>.</summary>
    public string Operation { get; }

    /// <summary>Whether it changes something: such a call is not made again unless it is known that it was not done.</summary>
    public bool Changes { get; init; }
}
