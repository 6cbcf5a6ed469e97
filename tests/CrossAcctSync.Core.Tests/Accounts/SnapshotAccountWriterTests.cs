using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Accounts.Snapshots;
using CrossAcctSync.Arns;
using CrossAcctSync.Policies;
using Xunit;

namespace CrossAcctSync.Tests.Accounts;

public sealed class SnapshotAccountWriterTests : IDisposable
{
    private const string Name = SampleAccount.Id + ".json";
    private const string Logs = "arn:aws:iam::111122223333:policy/Logs";
    private const string Glue = "arn:aws:iam::111122223333:policy/Glue";

    private static readonly RoleArn Created = RoleArn.Parse("arn:aws:iam::111122223333:role/jobs/New");
    private static readonly RoleArn Audit = RoleArn.Parse(SampleAccount.Audit);

    private readonly SnapshotFolder _folder = new SnapshotFolder().With(Name, SampleAccount.Text);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private SnapshotAccountWriter Writer => new(_folder.Store(new SnapshotStoreOptions { Clock = () => new DateTimeOffset(2025, 1, 2, 12, 0, 0, TimeSpan.Zero) }));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_role_is_created_with_its_boundary_and_tags()
    {
        var role = new NewRole(Created, Allow("sts:AssumeRole")) { PermissionsBoundary = Logs, Tags = new Dictionary<string, string> { ["Team"] = "orders", ["Cost"] = "1 \"2\"" } };

        Assert.Equal(AccountWriteStatus.Written, Writer.CreateRole(role, Token).Status);

        AccountRole found = _folder.Find(Created.ToString()).Role!;
        Assert.Equal(Logs, found.PermissionsBoundary!.Arn);
        Assert.Equal(role.Tags.OrderBy(tag => tag.Key), found.Tags!.OrderBy(tag => tag.Key));
        Assert.Equal(AccountWriteStatus.Unchanged, Writer.CreateRole(role, Token).Status);
        Assert.Equal(AccountWriteStatus.Conflict, Writer.CreateRole(role with { Trust = Allow("sts:TagSession") }, Token).Status);
    }

    [Fact]
    public void A_role_that_is_created_and_deleted_leaves_the_file_as_it_was()
    {
        Writer.CreateRole(new NewRole(Created, Allow("sts:AssumeRole")), Token);

        Assert.Equal(AccountWriteStatus.Conflict, Writer.DeleteRole(Created, Allow("sts:TagSession"), Token).Status);
        Assert.Equal(AccountWriteStatus.Written, Writer.DeleteRole(Created, Allow("sts:AssumeRole"), Token).Status);

        Assert.Equal(SampleAccount.Text, _folder.Read(Name));
        Assert.Equal(AccountWriteStatus.Unchanged, Writer.DeleteRole(Created, Allow("sts:AssumeRole"), Token).Status);
    }

    [Fact]
    public void The_first_the_last_and_the_only_element_of_a_list_are_taken_out()
    {
        RoleArn[] roles = Enumerable.Range(0, 3).Select(number => RoleArn.Parse("arn:aws:iam::333344445555:role/R" + number)).ToArray();
        foreach (RoleArn role in roles)
        {
            Writer.CreateRole(new NewRole(role, Allow("sts:AssumeRole")), Token);
        }

        foreach (int index in new[] { 0, 2, 1 })
        {
            Assert.Equal(AccountWriteStatus.Written, Writer.DeleteRole(roles[index], Allow("sts:AssumeRole"), Token).Status);
            Assert.Equal(RoleLookupStatus.RoleNotFound, _folder.Find(roles[index].ToString()).Status);
            Assert.NotNull(JsonNode.Parse(_folder.Read("333344445555.json")));
        }

        Assert.Empty(JsonNode.Parse(_folder.Read("333344445555.json"))!["RoleDetailList"]!.AsArray());
    }

    [Fact]
    public void A_role_of_a_second_page_is_taken_out_of_its_own_list()
    {
        const string Page = """{"RoleDetailList":[{"Arn":"arn:aws:iam::333344445555:role/%","RoleName":"%","AssumeRolePolicyDocument":{"Version":"2012-10-17","Statement":[]}}],"Policies":[]}""";
        _folder.With("333344445555.json", Page.Replace("%", "A", StringComparison.Ordinal) + "\n" + Page.Replace("%", "B", StringComparison.Ordinal));

        Assert.Equal(AccountWriteStatus.Written, Writer.DeleteRole(RoleArn.Parse("arn:aws:iam::333344445555:role/B"), PolicyDocument.Empty, Token).Status);

        Assert.Equal(["A"], _folder.List("333344445555").Select(role => role.Arn.Name));
    }

    [Fact]
    public void A_role_with_policies_is_not_deleted()
    {
        AccountRole orders = _folder.Find(SampleAccount.Orders).Role!;

        AccountWrite write = Writer.DeleteRole(orders.Arn, orders.Trust.Document!, Token);

        Assert.Equal(AccountWriteStatus.Refused, write.Status);
        Assert.Contains("1 inline and 2 managed", write.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_managed_policy_is_created_replaced_and_deleted_only_as_it_was_read()
    {
        Assert.Equal(AccountWriteStatus.Written, Writer.PutManagedPolicy(Glue, Allow("glue:GetJobRun"), null, Token).Status);
        Assert.Equal(AccountWriteStatus.Unchanged, Writer.PutManagedPolicy(Glue, Allow("glue:GetJobRun"), null, Token).Status);
        Assert.Equal(AccountWriteStatus.Conflict, Writer.PutManagedPolicy(Glue, Allow("glue:GetJob"), null, Token).Status);
        Assert.Equal(AccountWriteStatus.Conflict, Writer.PutManagedPolicy(Glue, Allow("glue:GetJob"), Allow("glue:Other"), Token).Status);
        Assert.Equal(AccountWriteStatus.Written, Writer.PutManagedPolicy(Glue, Allow("glue:GetJob"), Allow("glue:GetJobRun"), Token).Status);
        Assert.Equal(AccountWriteStatus.Conflict, Writer.PutManagedPolicy(Glue + "2", Allow("glue:GetJob"), Allow("glue:GetJobRun"), Token).Status);
        Assert.Equal("glue:GetJob", _folder.Open().FindManagedPolicy(Glue, Token).Policy!.Document!.Statements[0].Action.Values[0]);

        Assert.Equal(AccountWriteStatus.Conflict, Writer.DeleteManagedPolicy(Glue, Allow("glue:GetJobRun"), Token).Status);
        Assert.Equal(AccountWriteStatus.Written, Writer.DeleteManagedPolicy(Glue, Allow("glue:GetJob"), Token).Status);
        Assert.Equal(AccountWriteStatus.Unchanged, Writer.DeleteManagedPolicy(Glue, Allow("glue:GetJob"), Token).Status);
        Assert.Equal(SampleAccount.Text, _folder.Read(Name));
    }

    [Fact]
    public void A_policy_that_is_attached_or_a_boundary_is_not_deleted()
    {
        foreach (string policy in new[] { Logs, "arn:aws:iam::111122223333:policy/Edge" })
        {
            PolicyDocument document = _folder.Open().FindManagedPolicy(policy, Token).Policy?.Document ?? PolicyDocument.Empty;
            AccountWrite write = Writer.DeleteManagedPolicy(policy, document, Token);

            Assert.True(write.Status is AccountWriteStatus.Refused, policy + ": " + write.Reason);
            Assert.Contains(SampleAccount.Orders, write.Reason, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Of_six_versions_the_oldest_goes()
    {
        PolicyDocument before = Allow("a:V0");
        Writer.PutManagedPolicy(Glue, before, null, Token);
        for (int version = 1; version <= 6; version++)
        {
            PolicyDocument after = Allow("a:V" + version);
            Assert.Equal(AccountWriteStatus.Written, Writer.PutManagedPolicy(Glue, after, before, Token).Status);
            before = after;
        }

        JsonNode policy = JsonNode.Parse(_folder.Read(Name))!["Policies"]!.AsArray().Single(one => (string?)one!["Arn"] == Glue)!;
        Assert.Equal(["v3", "v4", "v5", "v6", "v7"], policy["PolicyVersionList"]!.AsArray().Select(version => (string?)version!["VersionId"]));
        Assert.Equal([false, false, false, false, true], policy["PolicyVersionList"]!.AsArray().Select(version => (bool)version!["IsDefaultVersion"]!));
        Assert.Equal("v7", (string?)policy["DefaultVersionId"]);
    }

    private static PolicyDocument Allow(string action) =>
        PolicyDocument.Parse($$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"{{action}}","Resource":"*"}]}""");
}
