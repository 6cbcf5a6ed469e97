using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using CrossAcctSync.Arns;
using CrossAcctSync.Definitions;
using CrossAcctSync.Documents;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.Diagnosis;

/// <summary>
/// A call as a history has it, with its arguments worked out. What it needs is what a workflow of one task would need in which
/// all is written out, so that the same rules say it.
/// </summary>
/// <param name="ResourceType">The service, for example <c>glue</c>; null for a function's or activity's ARN.</param>
/// <param name="Resource">What is called of it, or the ARN.</param>
/// <param name="Parameters">The arguments as JSON; null where they are not at hand.</param>
internal sealed record ObservedCall(string? ResourceType, string Resource, string? Parameters)
{
    private const string State = "Task";
    private const string ResourceField = "Resource";
    private const string ParametersField = "Parameters";

    /// <summary>What the call needs of its role; null when it cannot be told from what is at hand.</summary>
    /// <param name="machine">The state machine.</param>
    /// <param name="sourceRole">The execution role.</param>
    /// <param name="targetRole">The role of the task's credentials.</param>
    public SyncRequirement? Needs(StateMachineArn machine, RoleArn sourceRole, RoleArn targetRole)
    {
        if (ResourceType is not null && Parameters is null)
        {
            return null;
        }

        try
        {
            SourceDocument? definition = Definition(targetRole);
            if (definition is null)
            {
                return null;
            }

            var whole = new StateMachineDefinition(definition.Root, LiteralText.Instance, machine.Name, null, machine.Unqualified, sourceRole, null);
            return RequirementAnalyzer.Analyze(whole, RequirementOptions.Default).Requirements.SingleOrDefault(one => one.TargetRoleArn == targetRole.ToString());
        }
        catch (Exception exception) when (exception is SourceFormatException or JsonException)
        {
            return null;
        }
    }

    private SourceDocument? Definition(RoleArn role)
    {
        using JsonDocument? arguments = Parameters is null ? null : JsonDocument.Parse(Parameters, new JsonDocumentOptions { MaxDepth = 128 });
        if (arguments is not null && arguments.RootElement.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("StartAt", State);
            writer.WriteStartObject("States");
            writer.WriteStartObject(State);
            writer.WriteString("Type", "Task");
            writer.WriteString(ResourceField, ResourceType is null ? Resource : $"arn:{role.Partition}:states:::{ResourceType}:{Resource}");
            if (arguments is not null)
            {
                writer.WritePropertyName(ParametersField);
                WriteLiteral(writer, arguments.RootElement);
            }

            writer.WriteStartObject("Credentials");
            writer.WriteString("RoleArn", role.ToString());
            writer.WriteEndObject();
            writer.WriteBoolean("End", true);
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return SourceDocument.ParseJson(Encoding.UTF8.GetString(stream.ToArray()));
    }

    /// <summary>Arguments are data here: a name that ends in <c>.$</c>, which a definition would work out, is none of an API's.</summary>
    private static void WriteLiteral(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (JsonProperty member in value.EnumerateObject().Where(member => !member.Name.EndsWith(".$", StringComparison.Ordinal)))
                {
                    writer.WritePropertyName(member.Name);
                    WriteLiteral(writer, member.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (JsonElement element in value.EnumerateArray())
                {
                    WriteLiteral(writer, element);
                }

                writer.WriteEndArray();
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }
}
