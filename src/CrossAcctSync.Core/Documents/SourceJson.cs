using System.IO;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CrossAcctSync.Documents;

/// <summary>A node as JSON text.</summary>
public static class SourceJson
{
    /// <summary>The node as JSON without white space; an absent node is <c>null</c>. A YAML node becomes JSON as well.</summary>
    public static string Write(SourceNode node)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 1000, SkipValidation = true }))
        {
            Write(writer, node);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    // Recursion is safe: no reader accepts a text that is nested deeper than its limit.
    private static void Write(Utf8JsonWriter writer, SourceNode node)
    {
        switch (node.Kind)
        {
            case SourceNodeKind.Object:
                writer.WriteStartObject();
                foreach (SourceMember member in node.Members)
                {
                    writer.WritePropertyName(member.Name);
                    Write(writer, member.Value);
                }

                writer.WriteEndObject();
                break;
            case SourceNodeKind.Array:
                writer.WriteStartArray();
                foreach (SourceNode element in node.Elements)
                {
                    Write(writer, element);
                }

                writer.WriteEndArray();
                break;
            case SourceNodeKind.String:
                writer.WriteStringValue(node.StringValue);
                break;
            case SourceNodeKind.None or SourceNodeKind.Null:
                writer.WriteNullValue();
                break;
            default:
                writer.WriteRawValue(node.Text!, skipInputValidation: true);
                break;
        }
    }
}
