using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using CrossAcctSync.Planning.Journals;

namespace CrossAcctSync.Planning.Files;

/// <summary>A plan being read: whether the text is one, whether it is as it was written, and only then what it says.</summary>
internal static class PlanFileReading
{
    private const string PlanAgain = "Plan again with Get-SyncPlan and Export-SyncPlan.";

    /// <exception cref="InvalidDataException">The text is no plan, one of another version, or not as it was written.</exception>
    public static SyncPlanFileContent Read(string text)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(text, PlanFileText.ReadOptions);
            Check(json.RootElement);
            return Read(json.RootElement);
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"is no plan file, or only a part of one: {(text.Trim().Length == 0 ? "it is empty." : exception.Message)}", exception);
        }
        catch (Exception exception) when (exception is FormatException or InvalidOperationException or KeyNotFoundException or ArgumentException)
        {
            throw new InvalidDataException($"is no plan that this module writes: {exception.Message} {PlanAgain}", exception);
        }
    }

    private static void Check(JsonElement plan)
    {
        if (plan.ValueKind != JsonValueKind.Object || JournalLine.Text(plan, "$schema") != PlanFileText.Schema)
        {
            throw new InvalidDataException($"is no plan file: it is {KindOf(plan)}. Export-SyncPlan writes one.");
        }

        if (JournalLine.Text(plan, "version") is not PlanFileText.Version)
        {
            throw new InvalidDataException($"is a plan of version {JournalLine.Text(plan, "version") ?? "?"}, and this module reads version {PlanFileText.Version}. Use the module that wrote it, or plan again.");
        }

        string? digest = JournalLine.Text(plan, "digest");
        if (digest is null || digest != PlanFileText.Digest(plan))
        {
            throw new InvalidDataException($"was changed since it was written: its digest is {(digest is null ? "missing" : "another one")}. {PlanAgain}");
        }
    }

    private static SyncPlanFileContent Read(JsonElement plan)
    {
        string tool = JournalLine.Text(plan.GetProperty("tool"), "version") ?? throw new FormatException("tool.version is missing.");
        DateTimeOffset created = DateTimeOffset.Parse(JournalLine.Text(plan, "createdAt") ?? string.Empty, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        Dictionary<string, SeenRole> roles = plan.GetProperty("seenRoles").EnumerateArray().Select(ReadRole).ToDictionary(role => role.RoleArn, StringComparer.Ordinal);
        SyncChange[] changes = plan.GetProperty("changes").EnumerateArray().Select(change => ReadChange(change, roles)).ToArray();

        // A member that means something else to a reader than to this module, or nothing, is a plan that nobody has approved.
        using JsonDocument again = JsonDocument.Parse(PlanFileText.Write(changes, roles.Values, created, tool), PlanFileText.ReadOptions);
        return PlanFileText.Canonical(again.RootElement) == PlanFileText.Canonical(plan)
            ? new SyncPlanFileContent(changes, created, tool) { Roles = roles.Values.ToArray() }
            : throw new FormatException($"it has members that do not follow from its changes, or was written by another version of the module ({tool}, and this is {SyncPlanFile.ToolVersion}).");
    }

    private static SyncChange ReadChange(JsonElement json, Dictionary<string, SeenRole> roles)
    {
        SyncChange change = JournalLine.Read(json) with
        {
            Status = SyncChangeStatus.Planned,
            StatusReason = null,
            JournalId = null,
            IsForeign = json.GetProperty("isForeign").GetBoolean(),
            Group = JournalLine.Text(json, "group") ?? string.Empty,
            Size = json.GetProperty("size").GetInt32(),
            Quota = json.GetProperty("quota").GetInt32(),
        };
        _ = Arns.RoleArn.Parse(change.TargetRoleArn);
        bool isAboutManaged = change.Kind is SyncChangeKind.PutManagedPolicy or SyncChangeKind.DeleteManagedPolicy or SyncChangeKind.AttachPolicy or SyncChangeKind.DetachPolicy;
        bool isAboutInline = change.Kind is SyncChangeKind.PutInlinePolicy or SyncChangeKind.DeleteInlinePolicy;
        if ((isAboutManaged && change.PolicyArn is null) || (isAboutInline && change.PolicyName is null))
        {
            throw new FormatException($"a change of the kind {change.Kind} names no policy.");
        }

        return roles.TryGetValue(change.RoleArn, out SeenRole? seen)
            ? change with { Seen = new Lazy<SeenRole>(() => seen) }
            : throw new FormatException($"{change.RoleArn} is changed, and not among seenRoles.");
    }

    private static SeenRole ReadRole(JsonElement json)
    {
        string arn = JournalLine.Text(json, "roleArn") ?? throw new FormatException("roleArn is missing.");
        _ = Arns.RoleArn.Parse(arn);
        return !json.GetProperty("exists").GetBoolean() ? SeenRole.Absent(arn) : new SeenRole(
            arn,
            true,
            JournalLine.Text(json, "roleId"),
            JournalLine.Text(json, "trustPolicy"),
            ReadMap(json.GetProperty("inlinePolicies")),
            ReadMap(json.GetProperty("attachedPolicies")),
            JournalLine.Text(json, "permissionsBoundary"));
    }

    private static Dictionary<string, string?> ReadMap(JsonElement json) =>
        json.EnumerateObject().ToDictionary(member => member.Name, member => member.Value.GetString(), StringComparer.Ordinal);

    /// <summary>What a file that is no plan looks like, so that whoever mixed up two names sees it.</summary>
    private static string KindOf(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return json.ValueKind == JsonValueKind.Array ? "a list" : "no JSON object";
        }

        bool Has(string member) => json.TryGetProperty(member, out _);
        return Has("event") && Has("id") ? "a journal of -JournalPath"
            : JournalLine.Text(json, "$schema")?.Contains("sync-report") == true ? "a report of Export-SyncReport"
            : Has("terraform_version") ? "a plan or state of Terraform"
            : Has("Statement") ? "a policy"
            : Has("States") ? "a state machine's definition"
            : Has("RoleDetailList") ? "an export of an account"
            : Has("Resources") ? "a CloudFormation template"
            : "JSON of another form";
    }
}
