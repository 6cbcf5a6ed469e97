using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Integrations;

namespace CrossAcctSync.Linting;

/// <summary>The condition keys that every service has, and those of STS.</summary>
internal static class ConditionKeys
{
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
    private static readonly HashSet<string> Global = new(
        new[]
        {
            "aws:AssumedRoot", "aws:CalledVia", "aws:CalledViaAWSMCP", "aws:CalledViaFirst", "aws:CalledViaLast", "aws:ChatbotSourceArn",
            "aws:CurrentTime", "aws:Ec2InstanceSourcePrivateIPv4", "aws:Ec2InstanceSourceVpc", "aws:EpochTime", "aws:FederatedProvider",
            "aws:IsMcpServiceAction", "aws:MultiFactorAuthAge", "aws:MultiFactorAuthPresent", "aws:PrincipalAccount", "aws:PrincipalArn",
            "aws:PrincipalIsAWSService", "aws:PrincipalOrgID", "aws:PrincipalOrgPaths", "aws:PrincipalServiceName",
            "aws:PrincipalServiceNamesList", "aws:PrincipalType", "aws:RequestedRegion", "aws:ResourceAccount", "aws:ResourceOrgID",
            "aws:ResourceOrgPaths", "aws:SecureTransport", "aws:SignInSessionArn", "aws:SourceAccount", "aws:SourceArn",
            "aws:SourceIdentity", "aws:SourceIp", "aws:SourceOrgID", "aws:SourceOrgPaths", "aws:SourceVpc", "aws:SourceVpcArn",
            "aws:SourceVpce", "aws:TagKeys", "aws:TokenIssueTime", "aws:UserAgent", "aws:ViaAWSMCPService", "aws:ViaAWSService",
            "aws:VpcSourceIp", "aws:VpceAccount", "aws:VpceOrgID", "aws:VpceOrgPaths", "aws:referer", "aws:userid", "aws:username",
        },
        StringComparer.OrdinalIgnoreCase);

    // The same page: keys that a tag's name follows.
    private static readonly string[] Tags = { "aws:PrincipalTag", "aws:RequestTag", "aws:ResourceTag" };

    // https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html
    private static readonly string[] Sts =
    {
        "sts:AWSServiceName", "sts:DurationSeconds", "sts:ExternalId", "sts:RequestContextProviders", "sts:RoleSessionName",
        "sts:SourceIdentity", "sts:TaskPolicyArn", "sts:TransitiveTagKeys",
    };

    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sensitive
    private static readonly HashSet<string> Sensitive = new(
        new[]
        {
            "aws:PrincipalAccount", "aws:PrincipalOrgID", "aws:ResourceAccount", "aws:ResourceOrgID", "aws:SourceAccount",
            "aws:SourceOrgID", "aws:SourceVpc", "aws:SourceVpce", "aws:VpceAccount", "aws:VpceOrgID",
        },
        StringComparer.OrdinalIgnoreCase);

    // Keys by which a policy says who may call, from where, or for whom.
    private static readonly HashSet<string> Security = new(
        Sensitive.Concat(new[]
        {
            "aws:MultiFactorAuthAge", "aws:MultiFactorAuthPresent", "aws:PrincipalArn", "aws:PrincipalOrgPaths", "aws:SecureTransport",
            "aws:SourceArn", "aws:SourceIp", "aws:SourceOrgPaths", "aws:SourceVpcArn", "aws:VpcSourceIp", "aws:VpceOrgPaths",
            "iam:PassedToService", "iam:PermissionsBoundary", "sts:ExternalId",
        }),
        StringComparer.OrdinalIgnoreCase);

    public static bool IsSensitive(string key) => Sensitive.Contains(key);

    public static bool IsSecurity(string key) => Security.Contains(key);

    /// <summary>Whether the key wants a tag's name behind it and has none.</summary>
    public static bool LacksTag(string key) => Tags.Any(tag => key.TrimEnd('/').Equals(tag, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Whether no request can have the key, with the keys that may have been meant. Keys of single services are not
    /// judged, and of STS's only those that look like a slip of the pen.
    /// </summary>
    public static bool IsUnknown(string key, out IReadOnlyList<string> near)
    {
        near = Array.Empty<string>();
        if (key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
        {
            if (Global.Contains(key) || Tags.Any(tag => key.StartsWith(tag + "/", StringComparison.OrdinalIgnoreCase)))
            {
                return false;
            }

            near = NearMisses.Find(key, Global);
            return true;
        }

        if (!key.StartsWith("sts:", StringComparison.OrdinalIgnoreCase) || Sts.Contains(key, StringComparer.OrdinalIgnoreCase))
        {
            return false;
        }

        near = NearMisses.Find(key, Sts);
        return near.Count > 0;
    }
}
