using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.IO;
using System.Text.Json;
using CrossAcctSync.Aws.Iam;

namespace CrossAcctSync.Aws.Saving;

/// <summary>
/// Writes pages of authorization details as the AWS command line prints them, one behind the other
/// (https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html).
/// </summary>
internal static class AuthorizationWriter
{
    public static void Write(Stream stream, IamAuthorizationPage page)
    {
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartObject();
            WriteList(writer, "RoleDetailList", page.Roles, WriteRole);
            WriteList(writer, "Policies", page.Policies, WritePolicy);
            writer.WriteBoolean("IsTruncated", page.Marker is not null);
            writer.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    private static void WriteRole(Utf8JsonWriter writer, IamRoleDetail detail)
    {
        IamRole role = detail.Role;
        writer.WriteString("Path", role.Path);
        writer.WriteString("RoleName", role.RoleName);
        WriteText(writer, "RoleId", role.RoleId);
        writer.WriteString("Arn", role.Arn);
        WriteDate(writer, "CreateDate", role.CreateDate);
        WriteDocument(writer, "AssumeRolePolicyDocument", role.TrustPolicy);
        WriteList(writer, "RolePolicyList", detail.InlinePolicies, WriteInlinePolicy);
        WriteList(writer, "AttachedManagedPolicies", detail.AttachedPolicies, WriteAttachedPolicy);
        if (role.PermissionsBoundary is { } boundary)
        {
            writer.WriteStartObject("PermissionsBoundary");
            writer.WriteString("PermissionsBoundaryType", "Policy");
            writer.WriteString("PermissionsBoundaryArn", boundary);
            writer.WriteEndObject();
        }

        if (role.Tags is { } tags)
        {
            WriteList(writer, "Tags", tags.OrderBy(tag => tag.Key, StringComparer.Ordinal).ToArray(), WriteTag);
        }
    }

    private static void WriteInlinePolicy(Utf8JsonWriter writer, IamInlinePolicy policy)
    {
        writer.WriteString("PolicyName", policy.PolicyName);
        WriteDocument(writer, "PolicyDocument", policy.Document);
    }

    private static void WriteAttachedPolicy(Utf8JsonWriter writer, IamAttachedPolicy policy)
    {
        writer.WriteString("PolicyName", policy.PolicyName);
        writer.WriteString("PolicyArn", policy.PolicyArn);
    }

    private static void WriteTag(Utf8JsonWriter writer, KeyValuePair<string, string> tag)
    {
        writer.WriteString("Key", tag.Key);
        writer.WriteString("Value", tag.Value);
    }

    private static void WritePolicy(Utf8JsonWriter writer, IamPolicy policy)
    {
        writer.WriteString("PolicyName", policy.PolicyName);
        WriteText(writer, "PolicyId", policy.PolicyId);
        writer.WriteString("Arn", policy.Arn);
        writer.WriteString("Path", policy.Path);
        writer.WriteString("DefaultVersionId", policy.DefaultVersionId);
        if (policy.AttachmentCount is { } count)
        {
            writer.WriteNumber("AttachmentCount", count);
        }

        WriteDate(writer, "CreateDate", policy.CreateDate);
        WriteDate(writer, "UpdateDate", policy.UpdateDate);
        WriteList(writer, "PolicyVersionList", policy.Versions, WriteVersion);
    }

    private static void WriteVersion(Utf8JsonWriter writer, IamPolicyVersion version)
    {
        WriteDocument(writer, "Document", version.Document);
        writer.WriteString("VersionId", version.VersionId);
        writer.WriteBoolean("IsDefaultVersion", version.IsDefaultVersion);
        WriteDate(writer, "CreateDate", version.CreateDate);
    }

    /// <summary>A policy as the object that it is; a text that is none as text.</summary>
    private static void WriteDocument(Utf8JsonWriter writer, string name, string? document)
    {
        if (document is null)
        {
            return;
        }

        try
        {
            using JsonDocument parsed = JsonDocument.Parse(document);
            writer.WritePropertyName(name);
            parsed.RootElement.WriteTo(writer);
        }
        catch (JsonException)
        {
            writer.WriteString(name, document);
        }
    }

    private static void WriteList<T>(Utf8JsonWriter writer, string name, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        writer.WriteStartArray(name);
        foreach (T item in items)
        {
            writer.WriteStartObject();
            write(writer, item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static void WriteDate(Utf8JsonWriter writer, string name, DateTimeOffset? date) =>
        WriteText(writer, name, date?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss+00:00", CultureInfo.InvariantCulture));
}
