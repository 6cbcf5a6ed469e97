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
        ["aws"] = new("amazonaws.com", "api.aws", "us-east-1", "us-east-1"),
        ["aws-cn"] = new("amazonaws.com.cn", "api.amazonwebservices.com.cn", "cn-north-1", "cn-northwest-1"),
        ["aws-us-gov"] = new("amazonaws.com", "api.aws", "us-gov-west-1", "us-gov-west-1"),
        ["aws-iso"] = new("c2s.ic.gov", "api.aws.ic.gov", "us-iso-east-1", "us-iso-east-1"),
        ["aws-iso-b"] = new("sc2s.sgov.gov", "api.aws.scloud", "us-isob-east-1", "us-isob-east-1"),
        ["aws-iso-e"] = new("cloud.adc-e.uk", "api.cloud-aws.adc-e.uk", "eu-isoe-west-1", "eu-isoe-west-1"),
        ["aws-iso-f"] = new("csp.hci.ic.gov", "api.aws.hci.ic.gov", "us-isof-south-1", "us-isof-south-1"),
        ["aws-eusc"] = new("amazonaws.eu", "api.amazonwebservices.eu", "eusc-de-east-1", "eusc-de-east-1"),
    };

    /// <summary>The region that a partition's global services are signed for; the one to take where none is named.</summary>
    public static string HomeRegion(string partition) =>
        (Known.TryGetValue(partition, out Partition? known) ? known : throw new ArgumentException($"AWS has no partition '{partition}'; it has {string.Join(", ", Known.Keys.OrderBy(name => name, StringComparer.Ordinal))}.", nameof(partition))).IamRegion;

    /// <summary>The address of a service, and the region to sign for.</summary>
    /// <param name="service">The service.</param>
    /// <param name="region">The region.</param>
    /// <param name="useFips">Whether the endpoint is to be one with FIPS 140 modules.</param>
    /// <param name="useDualstack">Whether it is to be one that is reached by IPv6 as well.</param>
    public static (Uri Url, string SigningRegion) Find(AwsService service, string region, bool useFips, bool useDualstack = false)
    {
        string name = Partitions.OfRegion(region);
        Partition partition = Known[name];
        string fips = useFips ? "-fips" : string.Empty;
        return service.Prefix switch
        {
            "iam" => (At(useDualstack ? IamDualstackHost(name, partition, fips) : IamHost(name, partition, fips)), partition.IamRegion),
            "organizations" when useDualstack => (At($"organizations{fips}.{region}.{partition.DualstackSuffix}"), region),
            "organizations" => (At($"organizations{(name == "aws-us-gov" ? string.Empty : fips)}.{partition.OrganizationsRegion}.{partition.Suffix}"), partition.OrganizationsRegion),
            // GovCloud's endpoints for IPv6 are FIPS endpoints, as are those of its western region by themselves.
            _ when useDualstack => (At($"{service.Prefix}{(name == "aws-us-gov" ? "-fips" : fips)}.{region}.{partition.DualstackSuffix}"), region),
            _ => (At($"{service.Prefix}{(region == "us-gov-west-1" ? string.Empty : fips)}.{region}.{partition.Suffix}"), region),
        };
    }

    private static string IamHost(string name, Partition partition, string fips) => name switch
    {
        "aws" => $"iam{fips}.{partition.Suffix}",
        "aws-us-gov" => $"iam.us-gov.{partition.Suffix}",
        _ => $"iam{fips}.{partition.IamRegion}.{partition.Suffix}",
    };

    private static string IamDualstackHost(string name, Partition partition, string fips) => name switch
    {
        "aws" => $"iam{fips}.global.{partition.DualstackSuffix}",
        "aws-cn" when fips.Length == 0 => $"iam.global.{partition.DualstackSuffix}",
        "aws-us-gov" => $"iam.us-gov.{partition.DualstackSuffix}",
        _ => $"iam{fips}.{partition.DualstackSuffix}",
    };

    private static Uri At(string host) => new($"https://{host}/");

    private sealed record Partition(string Suffix, string DualstackSuffix, string IamRegion, string OrganizationsRegion);
}
