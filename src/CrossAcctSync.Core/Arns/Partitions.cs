using System;
using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Arns;

/// <summary>
/// The partitions of AWS, and which one a region lies in. <c>aws</c>, <c>aws-cn</c> and <c>aws-us-gov</c> are on
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html; the others, and the prefixes of the regions'
/// codes, are those of the endpoint data that AWS ships with its SDKs (partitions.json).
/// </summary>
public static class Partitions
{
    private static readonly (string Partition, string RegionPrefix)[] Known =
    {
        ("aws-cn", "cn-"),
        ("aws-us-gov", "us-gov-"),
        ("aws-iso-b", "us-isob-"),
        ("aws-iso-f", "us-isof-"),
        ("aws-iso-e", "eu-isoe-"),
        ("aws-iso", "us-iso-"),
        ("aws-eusc", "eusc-"),
        ("aws", string.Empty),
    };

    /// <summary>All partitions.</summary>
    public static IReadOnlyList<string> All { get; } = Known.Select(known => known.Partition).Reverse().ToArray();

    /// <summary>Whether AWS has a partition of this name.</summary>
    public static bool IsKnown(string partition)
    {
        foreach ((string known, _) in Known)
        {
            if (known == partition)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the text has the form of a region's code (<c>eu-west-1</c>), and lies in the partition.</summary>
    public static bool IsRegionOf(string region, string partition) => IsRegion(region) && OfRegion(region) == partition;

    private static bool IsRegion(string region)
    {
        string[] words = (region ?? throw new ArgumentNullException(nameof(region))).Split('-');
        return words.Length >= 3
            && words.Take(words.Length - 1).All(word => word.Length > 0 && word.All(letter => letter is >= 'a' and <= 'z'))
            && words[words.Length - 1] is { Length: 1 or 2 } number && number.All(letter => letter is >= '0' and <= '9');
    }

    /// <summary>The partition of a region's code.</summary>
    public static string OfRegion(string region) =>
        Array.Find(Known, known => (region ?? throw new ArgumentNullException(nameof(region))).StartsWith(known.RegionPrefix, StringComparison.Ordinal)).Partition;
}
