using System;
using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Integrations;

/// <summary>What the Service Authorization Reference leaves to the guides of Amazon S3 and CloudWatch Logs.</summary>
internal static class CallForms
{
    private const string LogGroup = ":log-group:";

    /// <summary>A call that names a version of an object has actions of its own (https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html).</summary>
    public static IReadOnlyList<string> OfVersion(IReadOnlyList<string> actions, ITaskArguments arguments)
    {
        if (!arguments.FieldNames.Contains("VersionId", StringComparer.Ordinal))
        {
            return actions;
        }

        return actions.Select(OfVersion).ToArray();
    }

    /// <summary>
    /// CloudWatch Logs compares a log group's ARN with an ending of its own, <c>:*</c>, save for tags
    /// (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html).
    /// </summary>
    public static IReadOnlyList<string> OfLogGroups(string action, IReadOnlyList<string> resources)
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
