using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CrossAcctSync.Arns;
using CrossAcctSync.Documents;
using CrossAcctSync.Evaluation;

namespace CrossAcctSync.Accounts.Snapshots.Reading;

/// <summary>Elements of <c>RoleDetailList</c> (https://docs.aws.amazon.com/IAM/latest/APIReference/API_RoleDetail.html).</summary>
internal static class RoleDetailReader
{
    /// <summary>What a role's trust policy is called in messages about writes.</summary>
    public const string TrustName = "trust policy";

    /// <exception cref="SourceFormatException">The element is no role. A policy that is none is part of the answer.</exception>
    public static RoleDetail Read(SourceNode node)
    {
        if (!RoleArn.TryParse(node["Arn"].StringValue, out RoleArn? arn, out string? reason))
        {
            throw new SourceFormatException((node["Arn"].Exists ? node["Arn"] : node).Location, reason);
        }

        return new RoleDetail
        {
            Node = node,
            Role = new AccountRole
            {
                Arn = arn,
                RoleId = node["RoleId"].StringValue,
                Trust = PolicyNode.Read(arn.Name, node, node["AssumeRolePolicyDocument"]),
                InlinePolicies = ListOf(node, "RolePolicyList").Select(ReadInlinePolicy).ToArray(),
                Tags = ReadTags(node),
                CreateDate = ReadDate(node["CreateDate"]),
            },
            Attachments = ListOf(node, "AttachedManagedPolicies").Select(element => AttachmentOf(element, "PolicyArn")).ToArray(),
            Boundary = ReadBoundary(node["PermissionsBoundary"]),
        };
    }

    /// <summary>The elements of a list; none when it is absent or null.</summary>
    internal static IReadOnlyList<SourceNode> ListOf(SourceNode node, string name)
    {
        SourceNode list = node[name];
        if (!list.Exists || list.Kind == SourceNodeKind.Null)
        {
            return Array.Empty<SourceNode>();
        }

        IReadOnlyList<SourceNode> elements = list.Elements.ToList();
        if (!list.IsArray || elements.Any(element => !element.IsObject))
        {
            throw new SourceFormatException(list.Location, $"{name} is no list of objects; was the file written by ConvertTo-Json without -Depth 20?");
        }

        return elements;
    }

    private static NamedPolicy ReadInlinePolicy(SourceNode element)
    {
        string name = element["PolicyName"].StringValue ?? throw new SourceFormatException(element.Location, "The inline policy has no PolicyName.");
        return PolicyNode.Read(name, element, element["PolicyDocument"]);
    }

    private static PolicyAttachment? ReadBoundary(SourceNode boundary)
    {
        if (!boundary.Exists || boundary.Kind == SourceNodeKind.Null)
        {
            return null;
        }

        // AWS Tools writes an object for a role without boundary, too.
        SourceNode arn = boundary["PermissionsBoundaryArn"];
        return boundary.IsObject && (!arn.Exists || arn.Kind == SourceNodeKind.Null) ? null : AttachmentOf(boundary, "PermissionsBoundaryArn");
    }

    private static PolicyAttachment AttachmentOf(SourceNode element, string property) => element[property].StringValue is { } arn
        ? new PolicyAttachment(arn, element[property].Location)
        : throw new SourceFormatException(element.Location, $"{property} is no text; the ARN of a managed policy was expected.");

    private static Dictionary<string, string>? ReadTags(SourceNode node)
    {
        if (!node["Tags"].IsArray)
        {
            return null;
        }

        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (SourceNode tag in ListOf(node, "Tags"))
        {
            if (tag["Key"].StringValue is { } key)
            {
                tags[key] = tag["Value"].StringValue ?? string.Empty;
            }
        }

        return tags;
    }

    private static DateTimeOffset? ReadDate(SourceNode value)
    {
        // Windows PowerShell 5.1 writes /Date(1700000000000)/, and sometimes an object with this value.
        string? text = value.IsObject ? value["value"].StringValue : value.StringValue;
        const string Prefix = "/Date(";
        if (text is not null && text.StartsWith(Prefix, StringComparison.Ordinal) && text.EndsWith(")/", StringComparison.Ordinal))
        {
            string digits = text.Substring(Prefix.Length, text.Length - Prefix.Length - 2);
            return long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long milliseconds) && Math.Abs(milliseconds) < 62_000_000_000_000
                ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
                : null;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date) ? date : null;
    }
}
