using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Arns;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.RollOut.Model;

/// <summary>The region in which stacks for global resources live.</summary>
internal static class Regions
{
    // The regions in which IAM answers in each partition (partitions.json of the SDKs).
    private static readonly Dictionary<string, string> First = new(StringComparer.Ordinal)
    {
        ["aws"] = "us-east-1",
        ["aws-cn"] = "cn-north-1",
        ["aws-us-gov"] = "us-gov-west-1",
        ["aws-iso"] = "us-iso-east-1",
        ["aws-iso-b"] = "us-isob-east-1",
        ["aws-iso-f"] = "us-isof-south-1",
        ["aws-iso-e"] = "eu-isoe-west-1",
        ["aws-eusc"] = "eusc-de-east-1",
    };

    /// <summary>The one that was asked for, that of all state machines, or the partition's own.</summary>
    public static string Of(SyncTemplateOptions options, IReadOnlyCollection<SyncRequirement> requirements, string partition)
    {
        if (options.Region is { } region)
        {
            return region;
        }

        string[] regions = requirements.Select(requirement => requirement.Region).OfType<string>()
            .Where(candidate => Partitions.OfRegion(candidate) == partition).Distinct(StringComparer.Ordinal).Take(2).ToArray();
        return regions.Length == 1 ? regions[0] : First[partition];
    }
}
