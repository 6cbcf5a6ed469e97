using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Arns;

namespace CrossAcctSync.Aws.Clients;

/// <summary>
/// Where the services are, and for which region requests to them are signed. IAM and Organizations have one place in each
/// partition (https://docs.aws.amazon.com/general/latest/gr/iam-service.html,
/// https://docs.aws.amazon.com/general/latest/gr/ao.html); the names of all partitions are those of the endpoint rules that
/// AWS ships with its SDKs.
/// </summary>
internal static class ServiceEndpoints
{
    private static readonly Dictionary<string, Partition> Known = new(StringComparer.Ordinal)
    {
        ["aws"] = new("amazonaws.com", "us-east-1", "us-east-1"),
        ["aws-cn"] = new("amazonaws.com.cn", "cn-north-1", "cn-northwest-1"),
        ["aws-us-gov"] = new("amazonaws.com", "us-gov-west-1", "us-gov-west-1"),
        ["aws-iso"] = new("c2s.ic.gov", "us-iso-east-1", "us-iso-east-1"),
        ["aws-iso-b"] = new("sc2s.sgov.gov", "us-isob-east-1", "us-isob-east-1"),
        ["aws-iso-e"] = new("cloud.adc-e.uk", "eu-isoe-west-1", "eu-isoe-west-1"),
        ["aws-iso-f"] = new("csp.hci.ic.gov", "us-isof-south-1", "us-isof-south-1"),
        ["aws-eusc"] = new("amazonaws.eu", "eusc-de-east-1", "eusc-de-east-1"),
    };

    /// <summary>The region that a partition's global services are signed for; the one to take where none is named.</summary>
    public static string HomeRegion(string partition) =>
        (Known.TryGetValue(partition, out Partition? known) ? known : throw new ArgumentException($"AWS has no partition '{partition}'; it has {string.Join(", ", Known.Keys.OrderBy(name => name, StringComparer.Ordinal))}.", nameof(partition))).IamRegion;

    /// <summary>The address of a service, and the region to sign for.</summary>
    /// <param name="service">The service.</param>
    /// <param name="region">The region.</param>
    /// <param name="useFips">Whether the endpoint is to be one with FIPS 140 modules.</param>
    public static (Uri Url, string SigningRegion) Find(AwsService service, string region, bool useFips)
    {
        string name = Partitions.OfRegion(region);
        Partition partition = Known[name];
        string fips = useFips ? "-fips" : string.Empty;
        return service.Prefix switch
        {
            "iam" => (At(IamHost(name, partition, fips)), partition.IamRegion),
            "organizations" => (At($"organizations{(name == "aws-us-gov" ? string.Empty : fips)}.{partition.OrganizationsRegion}.{partition.Suffix}"), partition.OrganizationsRegion),
            // The endpoints of GovCloud's western region are FIPS endpoints by themselves.
            _ => (At($"{service.Prefix}{(region == "us-gov-west-1" ? string.Empty : fips)}.{region}.{partition.Suffix}"), region),
        };
    }

    private static string IamHost(string name, Partition partition, string fips) => name switch
    {
        "aws" => $"iam{fips}.{partition.Suffix}",
        "aws-us-gov" => $"iam.us-gov.{partition.Suffix}",
        _ => $"iam{fips}.{partition.IamRegion}.{partition.Suffix}",
    };

    private static Uri At(string host) => new($"https://{host}/");

    private sealed record Partition(string Suffix, string IamRegion, string OrganizationsRegion);
}
