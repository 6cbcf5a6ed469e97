using System;
using System.IO;
using System.Text.Json;

namespace CrossAcctSync.Aws.Clients.Pipeline;

/// <summary>A request of the JSON protocol (https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html): an object in the body of a POST.</summary>
internal sealed class JsonCall : ServiceCall
{
    private readonly byte[] _body;

    /// <summary>Makes a request.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="write">Writes the members of the object.</param>
    public JsonCall(string operation, Action<Utf8JsonWriter> write)
        : base(operation)
    {
        using var memory = new MemoryStream();
        using (var writer = new Utf8JsonWriter(memory))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        _body = memory.ToArray();
    }

    /// <summary>The object as UTF-8.</summary>
    public byte[] GetBody() => _body;
}
