using System;
using System.Linq;
using CrossAcctSync.Accounts;
using CrossAcctSync.Accounts.Snapshots;
using CrossAcctSync.Documents;
using Xunit;

namespace CrossAcctSync.Tests.Accounts;

public sealed class OrganizationFileTests
{
    private const string Text =
        """
        {
          "Id": "o-a1b2c3d4e5",
          "ManagementAccountId": "444455556666",
          "Root": {
            "Id": "r-ab12",
            "Accounts": [{ "Id": "444455556666", "Name": "Management" }],
            "OrganizationalUnits": [
              {
                "Id": "ou-ab12-11111111",
                "Name": "Workloads",
                "ServiceControlPolicies": ["FullAWSAccess", "KeepRunning"],
                "OrganizationalUnits": [
                  {
                    "Id": "ou-ab12-22222222",
                    "Accounts": [{ "Id": "111122223333", "ServiceControlPolicies": ["p-keeprunning1"] }]
                  }
                ]
              }
            ]
          },
          "Policies": [
            {
              "Id": "p-keeprunning1",
              "Name": "KeepRunning",
              "Type": "SERVICE_CONTROL_POLICY",
              "Content": {
                "Version": "2012-10-17",
                "Statement": [{ "Effect": "Deny", "Action": "states:StopExecution", "Resource": "*" }]
              }
            }
          ]
        }
        """;

    [Theory]
    [InlineData("object")]
    [InlineData("text")]
    [InlineData("packed")]
    public void An_account_has_the_policies_of_every_level_above_it(string form)
    {
        using SnapshotFolder folder = form switch
        {
            "packed" => new SnapshotFolder().WithPacked("organization.json.gz", Text),
            "text" => new SnapshotFolder().With("organization.json", ContentAsText()),
            _ => new SnapshotFolder().With("organization.json", Text),
        };

        AccountOrganization place = folder.Open().FindOrganization("111122223333")!;

        Assert.Equal("o-a1b2c3d4e5", place.Membership.OrganizationId);
        Assert.Equal(["o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/ou-ab12-22222222/"], place.Membership.Paths);
        Assert.False(place.Membership.IsManagementAccount);
        Assert.Equal(["r-ab12", "Workloads (ou-ab12-11111111)", "ou-ab12-22222222", "111122223333"], place.ServiceControlPolicies.Select(level => level.Name));
        Assert.Equal(
            ["FullAWSAccess", "FullAWSAccess KeepRunning", "FullAWSAccess", "KeepRunning"],
            place.ServiceControlPolicies.Select(level => string.Join(' ', level.Policies.Select(policy => policy.Name))));
        Assert.Equal("states:StopExecution", place.ServiceControlPolicies[3].Policies[0].Document!.Statements[0].Action.Values[0]);
        Assert.Empty(place.ResourceControlPolicies);
    }

    [Fact]
    public void The_management_account_is_marked_and_other_accounts_are_not_known()
    {
        using SnapshotFolder folder = new SnapshotFolder().With("organization.json", Text);

        AccountSnapshot snapshot = folder.Open();

        Assert.True(snapshot.FindOrganization("444455556666")!.Membership.IsManagementAccount);
        Assert.Null(snapshot.FindOrganization("999999999999"));
        Assert.Empty(snapshot.Accounts);
    }

    [Fact]
    public void Without_an_organization_nothing_is_known()
    {
        using SnapshotFolder folder = new SnapshotFolder();

        Assert.Null(folder.Open().FindOrganization("111122223333"));
    }

    [Fact]
    public void A_resource_control_policy_stands_beside_the_one_that_nobody_can_detach()
    {
        string text = Text.Replace("SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY", StringComparison.Ordinal)
            .Replace("\"ServiceControlPolicies\": [\"FullAWSAccess\", ", "\"ResourceControlPolicies\": [", StringComparison.Ordinal)
            .Replace("ServiceControlPolicies", "ResourceControlPolicies", StringComparison.Ordinal);
        using SnapshotFolder folder = new SnapshotFolder().With("organization.json", text);

        AccountOrganization place = folder.Open().FindOrganization("111122223333")!;

        Assert.Empty(place.ServiceControlPolicies);
        Assert.Equal(
            ["RCPFullAWSAccess", "RCPFullAWSAccess KeepRunning", "RCPFullAWSAccess", "RCPFullAWSAccess KeepRunning"],
            place.ResourceControlPolicies.Select(level => string.Join(' ', level.Policies.Select(policy => policy.Name))));
    }

    [Fact]
    public void Content_that_is_no_policy_denies_with_a_reason()
    {
        using SnapshotFolder folder = new SnapshotFolder().With("organization.json", Text.Replace("\"Deny\"", "\"No\"", StringComparison.Ordinal));

        Assert.NotNull(folder.Open().FindOrganization("111122223333")!.ServiceControlPolicies[3].Policies[0].Problem);
    }

    [Theory]
    [InlineData("\"Id\": \"o-a1b2c3d4e5\"", "\"Id\": \"o-1\"", "organization.json:2:9: 'Id' is an organization's id")]
    [InlineData("\"Root\": {", "\"Root\": { \"Kind\": 1,", "'Kind' is not known here; the root has Id, Name")]
    [InlineData("\"ServiceControlPolicies\": [\"FullAWSAccess\", ", "\"ServiceControlPolicy\": [", "'ServiceControlPolicy' is not known here")]
    [InlineData("[\"p-keeprunning1\"]", "[\"p-other\"]", "\"p-other\" is no policy for ServiceControlPolicies; there are KeepRunning")]
    [InlineData("[\"p-keeprunning1\"]", "[]", "with one at least")]
    [InlineData("\"444455556666\", \"Name\"", "444455556666, \"Name\"", "twelve digits, in quotation marks")]
    [InlineData("\"ManagementAccountId\": \"444455556666\"", "\"ManagementAccountId\": \"777788889999\"", "The management account 777788889999 stands nowhere")]
    [InlineData("\"Id\": \"111122223333\"", "\"Id\": \"444455556666\"", "444455556666 stands twice")]
    [InlineData("SERVICE_CONTROL_POLICY", "TAG_POLICY", "'Type' is SERVICE_CONTROL_POLICY or RESOURCE_CONTROL_POLICY; found \"TAG_POLICY\"")]
    [InlineData("\"Content\": {", "\"Content\": {{", "This is not JSON")]
    public void A_file_in_another_form_is_refused_with_its_place(string old, string replacement, string expected)
    {
        using SnapshotFolder folder = new SnapshotFolder().With("organization.json", Text.Replace(old, replacement, StringComparison.Ordinal));

        var exception = Assert.Throws<SourceFormatException>(folder.Open);

        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
        Assert.Matches(@"organization\.json:\d+:\d+: ", exception.Message);
    }

    private static string ContentAsText()
    {
        var file = System.Text.Json.Nodes.JsonNode.Parse(Text)!;
        System.Text.Json.Nodes.JsonNode policy = file["Policies"]![0]!;
        policy["Content"] = policy["Content"]!.ToJsonString();
        return file.ToJsonString();
    }
}
