using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using CrossAcctSync.Accounts;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Planning.Journals;

/// <summary>
/// The lines of a journal. Each has <c>version</c> (2), <c>event</c>, <c>id</c>, <c>time</c>, and at its end <c>digest</c>, which
/// <see cref="JournalChain"/> adds. Lines of version 1 have none.
/// </summary>
/// <remarks>
/// <c>intend</c>: a write is about to be made. <c>kind</c>, <c>side</c>, <c>roleArn</c>, <c>targetRoleArn</c>,
/// <c>stateMachineArns</c>, <c>reason</c>; <c>roleId</c>, the role's unique id, <c>policyName</c> and <c>policyArn</c> where there is one; <c>before</c> and
/// <c>after</c>, the documents or null; for a new role <c>permissionsBoundary</c>, <c>description</c> and <c>tags</c>;
/// <c>reverts</c>, the id of the line whose change is being taken back.
/// <c>done</c>: the write with this id was answered. <c>status</c>, a name of <see cref="AccountWriteStatus"/>, and
/// <c>reason</c>; <c>unsent</c>, true where it failed before anything was sent. Without such a line it is not known whether the write was made.
/// </remarks>
internal static class JournalLine
{
    public const int Version = 2;

    /// <summary>The version of lines that have no digest.</summary>
    public const int UnchainedVersion = 1;

    public static byte[] Intend(string id, DateTimeOffset time, SyncChange change, ChangeState from, ChangeState to, string? reverts) => Write("intend", id, time, json =>
    {
        json.WriteString("kind", change.Kind.ToString());
        json.WriteString("side", change.Side.ToString());
        json.WriteString("roleArn", change.RoleArn);
        WriteText(json, "roleId", change.RoleId);
        json.WriteString("targetRoleArn", change.TargetRoleArn);
        WriteText(json, "policyName", change.PolicyName);
        WriteText(json, "policyArn", change.PolicyArn);
        json.WriteStartArray("stateMachineArns");
        foreach (string machine in change.StateMachineArns)
        {
            json.WriteStringValue(machine);
        }

        json.WriteEndArray();
        json.WriteString("reason", change.Reason);
        WriteText(json, "permissionsBoundary", change.PermissionsBoundary);
        WriteText(json, "description", change.Description);
        if (change.Tags.Count > 0)
        {
            json.WriteStartObject("tags");
            foreach (KeyValuePair<string, string> tag in change.Tags.OrderBy(tag => tag.Key, StringComparer.Ordinal))
            {
                json.WriteString(tag.Key, tag.Value);
            }

            json.WriteEndObject();
        }

        WriteText(json, "reverts", reverts);
        WriteDocument(json, "before", from.Document);
        WriteDocument(json, "after", to.Document);
    });

    public static byte[] Done(string id, DateTimeOffset time, AccountWrite write) => Write("done", id, time, json =>
    {
        json.WriteString("status", write.Status.ToString());
        json.WriteString("reason", write.Reason);
        if (write.IsUnsent)
        {
            json.WriteBoolean("unsent", true);
        }
    });

    /// <summary>Whether nothing was sent, by a line of the kind <c>done</c>.</summary>
    public static bool IsUnsent(JsonElement line) => line.TryGetProperty("unsent", out JsonElement value) && value.ValueKind == JsonValueKind.True;

    /// <summary>The change that a line of the kind <c>intend</c> tells of.</summary>
    /// <exception cref="FormatException">A member is missing or means nothing.</exception>
    public static SyncChange Read(JsonElement line)
    {
        SyncChangeKind kind = Name<SyncChangeKind>(line, "kind");
        string role = Text(line, "roleArn") ?? throw new FormatException("roleArn is missing.");
        Arns.RoleArn arn = Arns.RoleArn.Parse(role);
        PolicyDocument? before = Document(line, "before");
        PolicyDocument? after = Document(line, "after");
        CheckDocuments(kind, before, after);
        PolicyQuota quota = kind switch
        {
            SyncChangeKind.PutTrustPolicy or SyncChangeKind.CreateRole => PolicyQuota.TrustPolicy,
            SyncChangeKind.PutManagedPolicy or SyncChangeKind.DeleteManagedPolicy => PolicyQuota.ManagedPolicy,
            _ => PolicyQuota.InlineRolePolicy,
        };
        return new SyncChange
        {
            Kind = kind,
            Side = Name<SyncSide>(line, "side"),
            AccountId = arn.AccountId,
            RoleArn = role,
            RoleName = arn.Name,
            RoleId = Text(line, "roleId"),
            TargetRoleArn = Text(line, "targetRoleArn") ?? role,
            PolicyName = Text(line, "policyName"),
            PolicyArn = Text(line, "policyArn"),
            Before = before,
            After = after,
            PermissionsBoundary = Text(line, "permissionsBoundary"),
            Description = Text(line, "description"),
            Tags = line.TryGetProperty("tags", out JsonElement tags)
                ? tags.EnumerateObject().ToDictionary(tag => tag.Name, tag => tag.Value.GetString() ?? string.Empty, StringComparer.Ordinal)
                : new Dictionary<string, string>(),
            Reason = Text(line, "reason") ?? string.Empty,
            Size = after is null ? 0 : PolicySize.Of(after),
            Quota = quota.Limit,
            StateMachineArns = line.TryGetProperty("stateMachineArns", out JsonElement machines)
                ? machines.EnumerateArray().Select(machine => machine.GetString() ?? string.Empty).ToArray()
                : Array.Empty<string>(),
            Status = SyncChangeStatus.Intended,
            StatusReason = "The journal does not say what came of it.",
            JournalId = Text(line, "id"),
        };
    }

    /// <exception cref="FormatException">The member is no such name.</exception>
    public static T Name<T>(JsonElement line, string member)
        where T : struct => Enum.TryParse(Text(line, member), out T value) && value.ToString() == Text(line, member) ? value : throw new FormatException($"{member} is '{Text(line, member)}', which is not known.");

    public static string? Text(JsonElement line, string member) =>
        line.TryGetProperty(member, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static PolicyDocument? Document(JsonElement line, string member) =>
        !line.TryGetProperty(member, out JsonElement value) ? throw new FormatException($"{member} is missing.")
        : value.ValueKind == JsonValueKind.Object ? PolicyDocument.Parse(value.GetRawText())
        : value.ValueKind == JsonValueKind.Null ? null
        : throw new FormatException($"{member} is no document.");

    /// <summary>What a change of this kind cannot be without: a trust is always there, and what is deleted was there.</summary>
    private static void CheckDocuments(SyncChangeKind kind, PolicyDocument? before, PolicyDocument? after)
    {
        bool needsBefore = kind is SyncChangeKind.PutTrustPolicy or SyncChangeKind.DeleteInlinePolicy or SyncChangeKind.DeleteManagedPolicy;
        bool needsAfter = kind is SyncChangeKind.PutTrustPolicy or SyncChangeKind.PutInlinePolicy or SyncChangeKind.PutManagedPolicy or SyncChangeKind.CreateRole;
        if ((needsBefore && before is null) || (needsAfter && after is null))
        {
            throw new FormatException($"{(needsBefore && before is null ? "before" : "after")} is null, which no {kind} has.");
        }
    }

    private static byte[] Write(string name, string id, DateTimeOffset time, Action<Utf8JsonWriter> write)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            json.WriteNumber("version", Version);
            json.WriteString("event", name);
            json.WriteString("id", id);
            json.WriteString("time", time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            write(json);
            json.WriteEndObject();
        }

        return text.ToArray();
    }

    private static void WriteText(Utf8JsonWriter json, string member, string? value)
    {
        if (value is not null)
        {
            json.WriteString(member, value);
        }
    }

    private static void WriteDocument(Utf8JsonWriter json, string member, PolicyDocument? document)
    {
        json.WritePropertyName(member);
        if (document is null)
        {
            json.WriteNullValue();
        }
        else
        {
            json.WriteRawValue(document.ToJson());
        }
    }
}
