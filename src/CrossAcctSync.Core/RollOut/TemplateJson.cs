using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Nodes;
using CrossAcctSync.Policies;

namespace CrossAcctSync.RollOut;

/// <summary>JSON of templates: the same bytes on every system.</summary>
internal static class TemplateJson
{
    /// <summary>The text, with a line feed at its end when it is indented.</summary>
    public static string Write(JsonNode node, bool indented)
    {
        var writer = new PolicyJsonWriter(indented);
        Write(writer, node);
        return indented ? writer + "\n" : writer.ToString();
    }

    /// <summary>A policy as a value of a template.</summary>
    public static JsonNode Of(PolicyDocument document) => JsonNode.Parse(PolicyWriter.Write(document))!;

    private static void Write(PolicyJsonWriter writer, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                writer.BeginObject();
                foreach (KeyValuePair<string, JsonNode?> member in members)
                {
                    writer.Name(member.Key);
                    Write(writer, member.Value);
                }

                writer.EndObject();
                break;
            case JsonArray elements:
                writer.BeginArray();
                foreach (JsonNode? element in elements)
                {
                    Write(writer, element);
                }

                writer.EndArray();
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                writer.String(value.GetValue<string>());
                break;
            default:
                writer.Letters(node?.ToJsonString() ?? "null");
                break;
        }
    }
}
