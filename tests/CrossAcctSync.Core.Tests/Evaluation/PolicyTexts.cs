using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Tests.Evaluation;

/// <summary>Writes a policy as JSON, as plainly as can be, so that these tests need no other writer.</summary>
internal static class PolicyTexts
{
    public static string Write(PolicyDocument document)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            if (document.Version is not null)
            {
                json.WriteString("Version", document.Version);
            }

            json.WriteStartArray("Statement");
            foreach (PolicyStatement statement in document.Statements)
            {
                Write(json, statement);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter json, PolicyStatement statement)
    {
        json.WriteStartObject();
        json.WriteString("Effect", statement.Effect.ToString());
        if (statement.Principal is { } principal)
        {
            json.WritePropertyName(principal.Name);
            Write(json, principal);
        }

        Write(json, statement.Action.IsNegated ? "NotAction" : "Action", statement.Action.Values);
        if (statement.Resource is { } resource)
        {
            Write(json, resource.IsNegated ? "NotResource" : "Resource", resource.Values);
        }

        json.WriteStartObject("Condition");
        foreach (IGrouping<string, PolicyCondition> group in statement.Conditions.GroupBy(condition => condition.Operator))
        {
            json.WriteStartObject(group.Key);
            foreach (PolicyCondition condition in group)
            {
                Write(json, condition.Key, condition.Values);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PrincipalElement element)
    {
        if (element.Principals.Any(principal => principal.Kind == PrincipalKind.Everyone))
        {
            json.WriteStringValue("*");
            return;
        }

        json.WriteStartObject();
        foreach (IGrouping<PrincipalKind, PolicyPrincipal> group in element.Principals.GroupBy(principal => principal.Kind))
        {
            Write(json, group.Key == PrincipalKind.Aws ? "AWS" : group.Key.ToString(), group.Select(principal => principal.Value).ToArray());
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (string value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
