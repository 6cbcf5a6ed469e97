using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Planning.Files;

/// <summary>Plans as JSON, for people first: indented, documents as documents, and no escape but where a letter could deceive.</summary>
internal static class PlanFileText
{
    public const string Version = "1.0";
    public const string Schema = "https://github.com/crossacctsync/CrossAcctSync/blob/main/docs/schemas/sync-plan-1.schema.json";

    public static string Write(IReadOnlyCollection<SyncChange> changes, IReadOnlyCollection<SeenRole> roles, DateTimeOffset created, string toolVersion)
    {
        string body = Text(json => WriteBody(json, changes, roles, created, toolVersion), isIndented: true);
        using JsonDocument read = JsonDocument.Parse(body, ReadOptions);
        string digest = Digest(read.RootElement);

        // Last, behind all that it is of.
        return body.Substring(0, body.LastIndexOf("\n}", StringComparison.Ordinal)) + ",\n  \"digest\": \"" + digest + "\"\n}\n";
    }

    public static JsonDocumentOptions ReadOptions => new() { MaxDepth = 256 };

    /// <summary>The digest of all members but <c>digest</c>, whatever white space and escapes they are written with.</summary>
    public static string Digest(JsonElement plan) => SeenRole.DigestOf(Encoding.UTF8.GetBytes(Canonical(plan)));

    /// <summary>All members but <c>digest</c> without white space, each text written in one way.</summary>
    public static string Canonical(JsonElement plan) => Text(
        json =>
        {
            json.WriteStartObject();
            foreach (JsonProperty member in plan.EnumerateObject().Where(member => !member.NameEquals("digest")))
            {
                member.WriteTo(json);
            }

            json.WriteEndObject();
        },
        isIndented: false);

    private static string Text(Action<Utf8JsonWriter> write, bool isIndented)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = isIndented, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            write(json);
        }

        // The file stands in no page, so that +, < and ' may be seen. Letters outside of ASCII may look like others, or like none.
        var text = new StringBuilder();
        foreach (char letter in Encoding.UTF8.GetString(bytes.ToArray()).Replace("\r\n", "\n"))
        {
            _ = letter > '~' ? text.Append("\\u").Append(((int)letter).ToString("X4", CultureInfo.InvariantCulture)) : text.Append(letter);
        }

        return text.ToString();
    }

    private static void WriteBody(Utf8JsonWriter json, IReadOnlyCollection<SyncChange> changes, IReadOnlyCollection<SeenRole> roles, DateTimeOffset created, string toolVersion)
    {
        json.WriteStartObject();
        json.WriteString("$schema", Schema);
        json.WriteString("version", Version);
        json.WriteStartObject("tool");
        json.WriteString("name", "CrossAcctSync");
        json.WriteString("version", toolVersion);
        json.WriteEndObject();
        json.WriteString("createdAt", created.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        json.WriteStartObject("summary");
        json.WriteNumber("changes", changes.Count);
        json.WriteNumber("roles", roles.Count);
        json.WriteNumber("foreignChanges", changes.Count(change => change.IsForeign));
        json.WriteEndObject();
        json.WriteStartArray("changes");
        foreach (SyncChange change in changes)
        {
            WriteChange(json, change);
        }

        json.WriteEndArray();
        json.WriteStartArray("seenRoles");
        foreach (SeenRole role in roles)
        {
            WriteRole(json, role);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteChange(Utf8JsonWriter json, SyncChange change)
    {
        json.WriteStartObject();
        json.WriteString("kind", change.Kind.ToString());
        json.WriteString("side", change.Side.ToString());
        json.WriteString("accountId", change.AccountId);
        json.WriteString("roleArn", change.RoleArn);
        WriteText(json, "roleId", change.RoleId);
        WriteText(json, "policyName", change.PolicyName);
        WriteText(json, "policyArn", change.PolicyArn);
        json.WriteString("reason", change.Reason);
        WriteTexts(json, "diff", change.Diff.TrimEnd('\n').Split('\n'));
        json.WriteBoolean("isForeign", change.IsForeign);
        json.WriteString("targetRoleArn", change.TargetRoleArn);
        WriteText(json, "group", change.Group.Length == 0 ? null : change.Group);
        WriteTexts(json, "stateMachineArns", change.StateMachineArns);
        json.WriteNumber("size", change.Size);
        json.WriteNumber("quota", change.Quota);
        WriteText(json, "permissionsBoundary", change.PermissionsBoundary);
        WriteText(json, "description", change.Description);
        if (change.Tags.Count > 0)
        {
            WriteMap(json, "tags", change.Tags.ToDictionary(tag => tag.Key, tag => (string?)tag.Value, StringComparer.Ordinal));
        }

        WriteDocument(json, "before", change.Before);
        WriteDocument(json, "after", change.After);
        json.WriteEndObject();
    }

    private static void WriteRole(Utf8JsonWriter json, SeenRole role)
    {
        json.WriteStartObject();
        json.WriteString("roleArn", role.RoleArn);
        json.WriteBoolean("exists", role.Exists);
        if (role.Exists)
        {
            WriteText(json, "roleId", role.RoleId);
            json.WriteString("trustPolicy", role.Trust);
            WriteMap(json, "inlinePolicies", role.Inline);
            WriteMap(json, "attachedPolicies", role.Attached);
            json.WriteString("permissionsBoundary", role.Boundary);
        }

        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (string value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private static void WriteMap(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, string?> values)
    {
        json.WriteStartObject(name);
        foreach (KeyValuePair<string, string?> value in values.OrderBy(value => value.Key, StringComparer.Ordinal))
        {
            json.WriteString(value.Key, value.Value);
        }

        json.WriteEndObject();
    }

    private static void WriteDocument(Utf8JsonWriter json, string name, PolicyDocument? document)
    {
        json.WritePropertyName(name);
        if (document is null)
        {
            json.WriteNullValue();
            return;
        }

        using JsonDocument read = JsonDocument.Parse(document.ToJson(), ReadOptions);
        read.RootElement.WriteTo(json);
    }
}
