using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace CrossAcctSync.Integrations;

/// <summary>What the Service Authorization Reference leaves to the guides of Amazon S3 and CloudWatch Logs.</summary>
internal static class CallForms
{
    private const string LogGroup = ":log-group:";
    private static readonly string[] ReservedNames = { "aws", "amazon", "amzn" };

    /// <summary>The resources of an action as its service compares them.</summary>
    public static IReadOnlyList<string> Of(ReferenceAction action, IReadOnlyList<string> resources, ScopingRun run) =>
        OfDocuments(action.Name, OfAccessPoints(action, OfLogGroups(action.Name, resources), run.Arguments), run.Target);

    /// <summary>A call that names a version of an object has actions of its own (https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html).</summary>
    public static IReadOnlyList<string> OfVersion(IReadOnlyList<string> actions, ITaskArguments arguments)
    {
        if (!arguments.FieldNames.Contains("VersionId", StringComparer.Ordinal))
        {
            return actions;
        }

        return actions.Select(OfVersion).ToArray();
    }

    /// <summary>A copy of a version reads the version (https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html).</summary>
    public static IReadOnlyList<IntegrationStatement> OfCopySource(IReadOnlyList<IntegrationStatement> statements, ITaskArguments arguments)
    {
        if (!arguments.FieldNames.Contains("CopySource", StringComparer.Ordinal) || !arguments.Find("CopySource").Any(source => SourceWithoutVersion(source.Holed).Length < source.Holed.Length))
        {
            return statements;
        }

        return statements.Select(statement => statement.ActionNames.Contains("s3:GetObject", StringComparer.Ordinal)
            ? new IntegrationStatement([new IntegrationAction("s3:GetObjectVersion", ActionPurpose.Start)], statement.Resources, statement.DynamicResources, statement.Conditions) { Source = statement.Source }
            : statement).ToArray();
    }

    /// <summary>
    /// The source of a copy without the id of its version. It is percent-encoded
    /// (https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html).
    /// </summary>
    public static string SourceWithoutVersion(string source)
    {
        int version = source.IndexOf("?versionId=", StringComparison.Ordinal);
        string key = version < 0 ? source : source.Substring(0, version);
        return key.IndexOf('%') < 0 ? key : string.Join(HoledText.AnyText, key.Split(HoledText.Hole).Select(Uri.UnescapeDataString));
    }

    /// <summary>
    /// Documents of AWS belong to no account, and nobody else's has a name that begins as theirs do
    /// (https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_CreateDocument.html).
    /// </summary>
    private static IReadOnlyList<string> OfDocuments(string action, IReadOnlyList<string> resources, ScopingTarget target)
    {
        if (!action.StartsWith("ssm:", StringComparison.Ordinal))
        {
            return resources;
        }

        string own = $":ssm:{target.Region}:{target.AccountId}:document/";
        return resources.Select(resource =>
        {
            int start = resource.IndexOf(own, StringComparison.Ordinal);
            string name = start < 0 ? string.Empty : resource.Substring(start + own.Length);
            return ReservedNames.Any(reserved => name.StartsWith(reserved, StringComparison.OrdinalIgnoreCase))
                ? $"{resource.Substring(0, start)}:ssm:{target.Region}::document/{name}"
                : resource;
        }).ToArray();
    }

    /// <summary>
    /// Objects behind an access point are named with its ARN and <c>/object/</c>
    /// (https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-policies.html).
    /// </summary>
    private static IReadOnlyList<string> OfAccessPoints(ReferenceAction action, IReadOnlyList<string> resources, ITaskArguments arguments)
    {
        if (!action.Resources.Any(type => type.Type == "accesspointobject"))
        {
            return resources;
        }

        return resources.Select(resource =>
        {
            if (resource.IndexOf(":accesspoint/", StringComparison.Ordinal) < 0 || resource.IndexOf("/object/", StringComparison.Ordinal) >= 0)
            {
                return resource;
            }

            var text = new StringBuilder(resource).Append("/object/");
            HoledText.AppendPolicyText(text, arguments.Find("Key") is { Count: 1 } keys ? keys[0].Holed : HoledText.AnyText);
            return text.ToString();
        }).ToArray();
    }

    /// <summary>
    /// CloudWatch Logs compares a log group's ARN with an ending of its own, <c>:*</c>, save for tags
    /// (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html).
    /// </summary>
    private static IReadOnlyList<string> OfLogGroups(string action, IReadOnlyList<string> resources)
    {
        if (!action.StartsWith("logs:", StringComparison.Ordinal) || action.IndexOf("Tag", StringComparison.Ordinal) >= 0)
        {
            return resources;
        }

        return resources.Select(resource =>
        {
            int start = resource.IndexOf(LogGroup, StringComparison.Ordinal);
            bool isBare = start >= 0 && resource.IndexOf(':', start + LogGroup.Length) < 0;
            return isBare ? resource + ":*" : resource;
        }).ToArray();
    }

    private static string OfVersion(string action)
    {
        const string Object = "s3:";
        int end = action.IndexOf("Object", StringComparison.Ordinal);
        if (!action.StartsWith(Object, StringComparison.Ordinal) || end < 0)
        {
            return action;
        }

        string version = action.Insert(end + "Object".Length, "Version");
        return ActionReference.FindAction(version)?.Name ?? action;
    }
}
