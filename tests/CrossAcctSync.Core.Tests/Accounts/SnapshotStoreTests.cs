using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Accounts.Snapshots;
using CrossAcctSync.Arns;
using CrossAcctSync.Policies;
using Xunit;

namespace CrossAcctSync.Tests.Accounts;

public sealed class SnapshotStoreTests
{
    private const string Name = SampleAccount.Id + ".json";
    private const string LogsArn = "arn:aws:iam::111122223333:policy/Logs";

    private static readonly RoleArn Orders = RoleArn.Parse(SampleAccount.Orders);
    private static readonly RoleArn Audit = RoleArn.Parse(SampleAccount.Audit);

    private static readonly SnapshotStoreOptions Noon = new() { Clock = () => new DateTimeOffset(2025, 1, 2, 12, 0, 0, TimeSpan.Zero) };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void A_trust_policy_is_replaced_and_every_other_byte_stays()
    {
        using SnapshotFolder folder = new SnapshotFolder().With(Name, SampleAccount.Text);

        SnapshotWrite write = folder.Store().ReplaceTrust(Audit, Allow("sts:TagSession"), cancellationToken: Token);

        Assert.Equal(SnapshotWriteStatus.Written, write.Status);
        Assert.Equal(folder.PathOf(Name), write.Path);
        string old = "\"AssumeRolePolicyDocument\": {\n                \"Version\": \"2012-10-17\",\n                \"Statement\": []\n            },";
        string expected = SampleAccount.Text.Replace(
            old,
            """
            "AssumeRolePolicyDocument": {
                            "Version": "2012-10-17",
                            "Statement": [
                                {
                                    "Effect": "Allow",
                                    "Action": "sts:TagSession",
                                    "Resource": "*"
                                }
                            ]
                        },
            """,
            StringComparison.Ordinal);
        Assert.NotEqual(SampleAccount.Text, expected);
        Assert.Equal(expected, folder.Read(Name));
    }

    [Fact]
    public void What_is_put_and_deleted_again_leaves_the_file_as_it_was()
    {
        using SnapshotFolder folder = new SnapshotFolder().With(Name, SampleAccount.Text);
        SnapshotStore store = folder.Store();

        Assert.True(store.PutInlinePolicy(Orders, "Second", Allow("glue:GetJobRun"), cancellationToken: Token).IsChanged);
        Assert.True(store.PutInlinePolicy(Audit, "First", Allow("glue:GetJobRun"), cancellationToken: Token).IsChanged);
        Assert.True(store.AttachPolicy(Audit, LogsArn, Token).IsChanged);
        Assert.Equal(["Sync", "Second"], folder.Find(SampleAccount.Orders).Role!.InlinePolicies.Select(policy => policy.Name));
        Assert.Equal("logs:PutLogEvents", folder.Find(SampleAccount.Audit).Role!.IdentityPolicies[1].Document!.Statements[0].Action.Values[0]);

        Assert.True(store.DeleteInlinePolicy(Orders, "Second", Token).IsChanged);
        Assert.True(store.DeleteInlinePolicy(Audit, "First", Token).IsChanged);
        Assert.True(store.DetachPolicy(Audit, LogsArn, Token).IsChanged);

        Assert.Equal(SampleAccount.Text, folder.Read(Name));
    }

    [Fact]
    public void A_write_that_changes_nothing_touches_no_file()
    {
        using SnapshotFolder folder = new SnapshotFolder().With(Name, SampleAccount.Text);
        DateTime before = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(folder.PathOf(Name), before);
        AccountRole role = folder.Find(SampleAccount.Orders).Role!;
        SnapshotStore store = folder.Store();

        SnapshotWrite[] writes =
        [
            store.ReplaceTrust(Orders, role.Trust.Document!, cancellationToken: Token),
            store.PutInlinePolicy(Orders, "Sync", role.InlinePolicies[0].Document!, cancellationToken: Token),
            store.DeleteInlinePolicy(Orders, "Other", Token),
            store.AttachPolicy(Orders, LogsArn, Token),
            store.DetachPolicy(Audit, LogsArn, Token),
            store.CreatePolicyVersion(LogsArn, role.AttachedPolicies[0].Policy.Document!, Token),
            store.DeletePolicyVersion(LogsArn, "v9", Token),
        ];

        Assert.All(writes, write => Assert.Equal(SnapshotWriteStatus.Unchanged, write.Status));
        Assert.Equal(before, File.GetLastWriteTimeUtc(folder.PathOf(Name)));
    }

    [Theory]
    [InlineData("encoded")]
    [InlineData("text")]
    [InlineData("compact")]
    [InlineData("windows")]
    public void New_policies_have_the_form_of_the_others(string form)
    {
        JsonNode page = SampleAccount.WithTexts(new JsonArray(SampleAccount.Parse()), text => form == "encoded" ? Uri.EscapeDataString(text) : text)[0]!;
        string text = form switch
        {
            "windows" => SampleAccount.Text.Replace("\n", "\r\n", StringComparison.Ordinal),
            "compact" => SampleAccount.Parse().ToJsonString(),
            _ => page.ToJsonString(),
        };
        using SnapshotFolder folder = new SnapshotFolder().With(Name, text);

        folder.Store().PutInlinePolicy(Audit, "New", Allow("glue:GetJobRun"), cancellationToken: Token);
        folder.Store().ReplaceTrust(Audit, Allow("sts:TagSession"), cancellationToken: Token);

        string written = folder.Read(Name);
        Assert.Equal("glue:GetJobRun", folder.Find(SampleAccount.Audit).Role!.InlinePolicies[0].Document!.Statements[0].Action.Values[0]);
        Assert.Contains(
            form switch
            {
                "encoded" => "%22Action%22%3A%22glue%3AGetJobRun%22",
                "text" => "\\\"Action\\\":\\\"glue:GetJobRun\\\"",
                "compact" => "{\"PolicyName\":\"New\",\"PolicyDocument\":{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\"",
                _ => "\"Action\": \"glue:GetJobRun\",\r\n",
            },
            written,
            StringComparison.Ordinal);
        Assert.Equal(written.Count(letter => letter == '\n'), form == "windows" ? written.Split("\r\n").Length - 1 : 0);
    }

    [Fact]
    public void A_packed_file_stays_packed_and_keeps_its_other_bytes()
    {
        using SnapshotFolder folder = new SnapshotFolder().WithPacked(Name + ".gz", SampleAccount.Text);

        folder.Store().PutInlinePolicy(Orders, "New", Allow("glue:GetJobRun"), cancellationToken: Token);
        folder.Store().DeleteInlinePolicy(Orders, "New", Token);

        using var text = new StreamReader(new GZipStream(File.OpenRead(folder.PathOf(Name + ".gz")), CompressionMode.Decompress));
        Assert.Equal(SampleAccount.Text, text.ReadToEnd());
    }

    [Fact]
    public void A_version_is_created_put_in_force_and_deleted_when_it_is_not()
    {
        using SnapshotFolder folder = new SnapshotFolder().With(Name, SampleAccount.Text);
        SnapshotStore store = folder.Store(Noon);

        Assert.True(store.CreatePolicyVersion(LogsArn, Allow("logs:CreateLogStream"), Token).IsChanged);
        Assert.Equal("logs:CreateLogStream", folder.Find(SampleAccount.Orders).Role!.AttachedPolicies[0].Policy.Document!.Statements[0].Action.Values[0]);
        JsonNode policy = JsonNode.Parse(folder.Read(Name))!["Policies"]![0]!;
        Assert.Equal("v3", (string?)policy["DefaultVersionId"]);
        Assert.Equal("2025-01-02T12:00:00+00:00", (string?)policy["UpdateDate"]);
        Assert.Equal([false, false, true], policy["PolicyVersionList"]!.AsArray().Select(version => (bool)version!["IsDefaultVersion"]!));

        Assert.Equal(SnapshotWriteStatus.Refused, store.DeletePolicyVersion(LogsArn, "v3", Token).Status);
        Assert.True(store.DeletePolicyVersion(LogsArn, "v1", Token).IsChanged);
        Assert.True(store.CreatePolicyVersion(LogsArn, Allow("a:B"), Token).IsChanged);
        Assert.True(store.CreatePolicyVersion(LogsArn, Allow("a:C"), Token).IsChanged);
        Assert.True(store.CreatePolicyVersion(LogsArn, Allow("a:D"), Token).IsChanged);
        SnapshotWrite sixth = store.CreatePolicyVersion(LogsArn, Allow("a:E"), Token);
        Assert.Equal(SnapshotWriteStatus.Refused, sixth.Status);
        Assert.Contains("5 versions", sixth.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_role_and_a_policy_are_created_behind_the_others_or_in_a_file_of_their_own()
    {
        using SnapshotFolder folder = new SnapshotFolder().With(Name, SampleAccount.Text);
        RoleArn created = RoleArn.Parse("arn:aws:iam::111122223333:role/jobs/New");
        RoleArn elsewhere = RoleArn.Parse("arn:aws:iam::333344445555:role/New");
        SnapshotStore store = folder.Store(Noon);

        Assert.True(store.CreateRole(created, Allow("sts:AssumeRole"), Token).IsChanged);
        Assert.True(store.CreateRole(elsewhere, Allow("sts:AssumeRole"), Token).IsChanged);
        Assert.True(store.CreatePolicy("arn:aws:iam::111122223333:policy/jobs/Glue", Allow("glue:*"), Token).IsChanged);
        Assert.True(store.AttachPolicy(created, "arn:aws:iam::111122223333:policy/jobs/Glue", Token).IsChanged);
        Assert.Equal(SnapshotWriteStatus.Refused, store.CreateRole(created, Allow("sts:AssumeRole"), Token).Status);

        AccountRole role = folder.Find(created.ToString()).Role!;
        Assert.Equal("/jobs/", role.Arn.Path);
        Assert.Matches("^AROA[A-Z2-7]{17}$", role.RoleId!);
        Assert.Equal(Noon.Clock(), role.CreateDate);
        Assert.Equal("glue:*", role.AttachedPolicies[0].Policy.Document!.Statements[0].Action.Values[0]);
        Assert.Equal(["OrdersExecution", "Audit", "New"], folder.List(SampleAccount.Id).Select(one => one.Arn.Name));
        Assert.Equal(RoleLookupStatus.Found, folder.Find(elsewhere.ToString()).Status);

        // What is new is laid out as what was there.
        Assert.Contains("\n        },\n        {\n            \"Path\": \"/jobs/\",\n", folder.Read(Name), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_changed_meanwhile_is_not_overwritten()
    {
        using SnapshotFolder folder = new SnapshotFolder().With(Name, SampleAccount.Text);
        PolicyDocument read = folder.Find(SampleAccount.Orders).Role!.Trust.Document!;
        SnapshotStore store = folder.Store();
        store.ReplaceTrust(Orders, Allow("sts:TagSession"), cancellationToken: Token);

        SnapshotWrite late = store.ReplaceTrust(Orders, Allow("sts:AssumeRole"), expected: read, Token);
        SnapshotWrite gone = store.PutInlinePolicy(Orders, "Gone", Allow("sts:AssumeRole"), expected: read, Token);
        SnapshotWrite right = store.ReplaceTrust(Orders, Allow("sts:AssumeRole"), expected: Allow("sts:TagSession"), Token);

        Assert.Equal(SnapshotWriteStatus.Conflict, late.Status);
        Assert.Equal(SnapshotWriteStatus.Conflict, gone.Status);
        Assert.Equal(SnapshotWriteStatus.Written, right.Status);
    }

    [Fact]
    public void What_is_not_there_or_damaged_is_not_written()
    {
        using SnapshotFolder folder = new SnapshotFolder().With(Name, SampleAccount.Text).With("333344445555.json", "{\"RoleDetailList\": [");
        SnapshotStore store = folder.Store();

        Assert.Equal(SnapshotWriteStatus.NotFound, store.DeleteInlinePolicy(RoleArn.Parse("arn:aws:iam::111122223333:role/No"), "Sync", Token).Status);
        Assert.Equal(SnapshotWriteStatus.NotFound, store.DeleteInlinePolicy(RoleArn.Parse("arn:aws:iam::999999999999:role/No"), "Sync", Token).Status);
        Assert.Equal(SnapshotWriteStatus.Unreadable, store.CreateRole(RoleArn.Parse("arn:aws:iam::333344445555:role/New"), Allow("sts:AssumeRole"), Token).Status);
        Assert.Equal("{\"RoleDetailList\": [", folder.Read("333344445555.json"));
        Assert.Throws<ArgumentException>(() => store.DeleteInlinePolicy(Orders, "a b", Token));
        Assert.Throws<ArgumentException>(() => store.CreatePolicy("arn:aws:iam::aws:policy/X", Allow("a:B"), Token));
    }

    [Fact]
    public void A_writer_waits_for_another_one_only_so_long()
    {
        using SnapshotFolder folder = new SnapshotFolder().With(Name, SampleAccount.Text);
        using FileStream other = new(folder.PathOf(".snapshot.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

        SnapshotWrite write = folder.Store(new SnapshotStoreOptions { LockTimeout = TimeSpan.FromMilliseconds(60) }).DeleteInlinePolicy(Orders, "Sync", Token);

        Assert.Equal(SnapshotWriteStatus.Locked, write.Status);
        Assert.Equal(SampleAccount.Text, folder.Read(Name));
    }

    [Fact]
    public void A_file_that_others_may_not_read_stays_closed_to_them()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows keeps permissions otherwise.");
            return;
        }

        using SnapshotFolder folder = new SnapshotFolder().With(Name, SampleAccount.Text);
        const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        File.SetUnixFileMode(folder.PathOf(Name), OwnerOnly);

        folder.Store().DeleteInlinePolicy(Orders, "Sync", Token);

        Assert.Equal(OwnerOnly, File.GetUnixFileMode(folder.PathOf(Name)));
    }

    private static PolicyDocument Allow(string action) =>
        PolicyDocument.Parse($$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"{{action}}","Resource":"*"}]}""");
}
