using System.Linq;

namespace CrossAcctSync.Benchmarks.Samples;

/// <summary>An organization of four units below its root, with service control policies at every level and a resource control policy.</summary>
public static class SampleOrganization
{
    private const int Units = 4;

    /// <summary>The text of <c>organization.json</c>.</summary>
    public static string Write(int accounts) => $$"""
        {
            "Id": "o-a1b2c3d4e5",
            "ManagementAccountId": "999900001111",
            "Root": {
                "Id": "r-ab12", "Name": "Root",
                "ServiceControlPolicies": ["p-FullAWSAccess"], "ResourceControlPolicies": ["p-network001"],
                "Accounts": [{"Id": "999900001111", "Name": "Management", "ServiceControlPolicies": ["p-FullAWSAccess"]}],
                "OrganizationalUnits": [{{string.Join(", ", Enumerable.Range(0, Units).Select(unit => Unit(unit, accounts)))}}]
            },
            "Policies": [
                {"Id": "p-FullAWSAccess", "Name": "FullAWSAccess", "Type": "SERVICE_CONTROL_POLICY", "Content": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]} },
                {"Id": "p-regionguard1", "Name": "RegionGuard", "Type": "SERVICE_CONTROL_POLICY", "Content": {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "NotAction": ["iam:*", "organizations:*", "sts:*"], "Resource": "*", "Condition": {"StringNotEquals": {"aws:RequestedRegion": ["us-east-2", "eu-west-1"]} } }]} },
                {"Id": "p-network001", "Name": "SecureTransport", "Type": "RESOURCE_CONTROL_POLICY", "Content": {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Principal": "*", "Action": ["sts:*", "s3:*", "sqs:*", "kms:*", "secretsmanager:*"], "Resource": "*", "Condition": {"BoolIfExists": {"aws:SecureTransport": "false"} } }]} }
            ]
        }
        """;

    private static string Unit(int unit, int accounts)
    {
        string members = string.Join(", ", Enumerable.Range(0, accounts).Where(account => account % Units == unit).Select(account =>
            $$"""{"Id": "{{SamplePair.Account(account)}}", "Name": "Account {{account}}", "ServiceControlPolicies": ["p-FullAWSAccess"]}"""));
        return $$"""{"Id": "ou-ab12-0000000{{unit}}", "Name": "Unit {{unit}}", "ServiceControlPolicies": ["p-FullAWSAccess", "p-regionguard1"], "Accounts": [{{members}}]}""";
    }
}
