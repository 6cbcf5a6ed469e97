using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Accounts.Snapshots;
using CrossAcctSync.Arns;
using CrossAcctSync.Documents;
using Xunit;

namespace CrossAcctSync.Tests.Accounts;

public sealed class SnapshotProblemTests
{
    private const string Name = SampleAccount.Id + ".json";

    [Fact]
    public void A_file_that_is_cut_off_anywhere_is_unreadable_and_tells_where()
    {
        for (int length = 1; length < SampleAccount.Text.TrimEnd().Length; length += 97)
        {
            using SnapshotFolder folder = new SnapshotFolder().With(Name, SampleAccount.Text[..length]);

            RoleLookup lookup = folder.Find(SampleAccount.Orders);

            Assert.Equal(RoleLookupStatus.Unreadable, lookup.Status);
            Assert.Contains(Name + ":", lookup.Reason, StringComparison.Ordinal);
            Assert.Contains("cut off", lookup.Reason, StringComparison.Ordinal);
            Assert.Contains($"byte {length} ", lookup.Reason, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_malformed_file_tells_line_and_column_and_spares_the_other_accounts()
    {
        string broken = SampleAccount.Text.Replace("\"RoleName\": \"Audit\",", "\"RoleName\": Audit,", StringComparison.Ordinal);
        string other = SampleAccount.Text.Replace(SampleAccount.Id, "333344445555", StringComparison.Ordinal);
        using SnapshotFolder folder = new SnapshotFolder().With(Name, broken).With("333344445555.json", other);
        int line = broken[..broken.IndexOf(" Audit,", StringComparison.Ordinal)].Count(letter => letter == '\n') + 1;
        RoleArn[] roles = [RoleArn.Parse(SampleAccount.Orders), RoleArn.Parse("arn:aws:iam::333344445555:role/Audit"), RoleArn.Parse("arn:aws:iam::999999999999:role/Audit")];

        IReadOnlyDictionary<RoleArn, RoleLookup> found = folder.Open().FindRoles(roles, TestContext.Current.CancellationToken);

        Assert.Equal(RoleLookupStatus.Unreadable, found[roles[0]].Status);
        Assert.Contains($"{Name}:{line}:25: This is not JSON", found[roles[0]].Reason, StringComparison.Ordinal);
        Assert.Equal(RoleLookupStatus.Found, found[roles[1]].Status);
        Assert.Equal(RoleLookupStatus.AccountNotFound, found[roles[2]].Status);
        Assert.Contains("it has the accounts 111122223333, 333344445555.", found[roles[2]].Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "RoleDetailList, Policies, UserDetailList")]
    [InlineData("7", "as get-account-authorization-details prints it")]
    [InlineData("{\"stateMachines\": []}", "RoleDetailList, Policies, UserDetailList")]
    [InlineData("{\"RoleDetailList\": \"System.Object[]\"}", "-Depth")]
    [InlineData("{\"RoleDetailList\": [\"Amazon.IdentityManagement.Model.RoleDetail\"]}", "-Depth")]
    [InlineData("{\"RoleDetailList\": [{\"RoleName\": \"A\"}]}", "The role has no Arn")]
    [InlineData("{\"RoleDetailList\": [{\"Arn\": \"Audit\"}]}", "'Audit' is no ARN of a role")]
    [InlineData("{\"RoleDetailList\": [{\"Arn\": \"arn:aws:iam::333344445555:role/Audit\"}]}", "of account 333344445555, but the file is named for account 111122223333")]
    public void A_file_of_another_form_is_unreadable(string text, string expected)
    {
        using SnapshotFolder folder = new SnapshotFolder().With(Name, text);

        RoleLookup lookup = folder.Find(SampleAccount.Orders);

        Assert.Equal(RoleLookupStatus.Unreadable, lookup.Status);
        Assert.Contains(expected, lookup.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_packed_file_is_unreadable()
    {
        using SnapshotFolder folder = new SnapshotFolder().WithPacked(Name + ".gz", SampleAccount.Text);
        byte[] bytes = File.ReadAllBytes(folder.PathOf(Name + ".gz"));
        Array.Fill(bytes, (byte)0xFF, bytes.Length / 2, 40);
        folder.With(Name + ".gz", bytes);

        Assert.Equal(RoleLookupStatus.Unreadable, folder.Find(SampleAccount.Orders).Status);
    }

    [Fact]
    public void A_file_that_names_no_account_is_a_problem_of_the_snapshot()
    {
        using SnapshotFolder folder = new SnapshotFolder().With("notes.json", "{\"RoleDetailList\": []}").With("broken.json", "{").With(Name, SampleAccount.Text);

        AccountSnapshot snapshot = folder.Open();

        Assert.Equal([SampleAccount.Id], snapshot.Accounts.Select(account => account.AccountId));
        Assert.Equal(["broken.json", "notes.json"], snapshot.Problems.Select(problem => Path.GetFileName(problem.Location.Path)));
    }

    [Fact]
    public void A_policy_that_is_none_denies_with_its_place_in_the_file()
    {
        string text = SampleAccount.Text.Replace("\"Effect\": \"Allow\",\n                        \"Principal\"", "\"Effect\": \"Maybe\",\n                        \"Principal\"", StringComparison.Ordinal);
        int line = text[..text.IndexOf("Maybe", StringComparison.Ordinal)].Count(letter => letter == '\n') + 1;
        using SnapshotFolder folder = new SnapshotFolder().With(Name, text);

        AccountRole role = folder.Find(SampleAccount.Orders).Role!;

        Assert.Null(role.Trust.Document);
        Assert.Equal(line, role.Trust.Problem!.Location.Position.Line);
        Assert.Equal(35, role.Trust.Problem.Location.Position.Column);
    }

    [Theory]
    [InlineData("\"%7B%22Version%22%3A\"")]
    [InlineData("\"no policy\"")]
    [InlineData("null")]
    [InlineData("17")]
    public void A_trust_policy_of_any_text_is_a_denial_with_a_reason(string document)
    {
        JsonObject account = SampleAccount.Parse();
        account["RoleDetailList"]![1]!["AssumeRolePolicyDocument"] = JsonNode.Parse(document);
        using SnapshotFolder folder = new SnapshotFolder().With(Name, account.ToJsonString());

        AccountRole role = folder.Find(SampleAccount.Audit).Role!;

        Assert.Null(role.Trust.Document);
        Assert.NotEmpty(role.Trust.Problem!.Message);
    }

    [Fact]
    public void The_same_role_on_two_pages_is_found_and_reported()
    {
        using SnapshotFolder folder = new SnapshotFolder().With(Name, SampleAccount.Text).With(SampleAccount.Id + ".2.json", SampleAccount.Text);
        var reported = new List<SnapshotProblem>();

        RoleLookup lookup = folder.Find(SampleAccount.Audit);
        int roles = folder.Open().ListRoles(SampleAccount.Id, reported.Add, TestContext.Current.CancellationToken).Count();

        Assert.Equal(RoleLookupStatus.Found, lookup.Status);
        Assert.Contains("more than once", lookup.Reason, StringComparison.Ordinal);
        Assert.Equal(2, roles);
        Assert.Equal(2, reported.Count);
    }

    [Fact]
    public void A_role_that_differs_between_pages_is_unreadable()
    {
        string other = SampleAccount.Text.Replace("AROAEXAMPLE0000000002", "AROAEXAMPLE0000000009", StringComparison.Ordinal);
        using SnapshotFolder folder = new SnapshotFolder().With(Name, SampleAccount.Text).With(SampleAccount.Id + ".2.json", other);

        Assert.Equal(RoleLookupStatus.Unreadable, folder.Find(SampleAccount.Audit).Status);
        Assert.Equal(RoleLookupStatus.Found, folder.Find(SampleAccount.Orders).Status);
    }

    [Fact]
    public void A_role_is_not_said_to_be_missing_while_pages_are()
    {
        using SnapshotFolder folder = new SnapshotFolder().With(Name, SampleAccount.Pages()[0]!.ToJsonString());

        RoleLookup lookup = folder.Find(SampleAccount.Audit);

        Assert.Equal(RoleLookupStatus.Unreadable, lookup.Status);
        Assert.Contains("only in part", lookup.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_stops_listing_early_does_not_read_on()
    {
        // The second role stands behind a damage.
        string broken = SampleAccount.Text.Replace("\"RoleName\": \"Audit\"", "\"RoleName\" \"Audit\"", StringComparison.Ordinal)
            .Replace("arn:aws:iam::111122223333:policy/Logs", "x", StringComparison.Ordinal);
        JsonObject first = SampleAccount.Parse()["RoleDetailList"]![1]!.DeepClone().AsObject();
        first["Arn"] = "arn:aws:iam::111122223333:role/First";
        using SnapshotFolder folder = new SnapshotFolder().With(Name, $"{{\"RoleDetailList\":[{first.ToJsonString()}]}}{broken}");

        Assert.Equal("First", folder.List(SampleAccount.Id).First().Arn.Name);
        Assert.Throws<SourceFormatException>(() => folder.List(SampleAccount.Id).Count());
    }

    [Fact]
    public void A_search_can_be_cancelled()
    {
        using SnapshotFolder folder = new SnapshotFolder().With(Name, SampleAccount.Text);
        using var source = new CancellationTokenSource();
        AccountSnapshot snapshot = folder.Open();
        source.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => snapshot.FindRoles([RoleArn.Parse(SampleAccount.Audit)], source.Token));
        Assert.ThrowsAny<OperationCanceledException>(() => snapshot.ListRoles(SampleAccount.Id, null, source.Token).Count());
    }

    [Fact]
    public void A_folder_that_is_not_there_is_said_so()
    {
        Assert.Throws<DirectoryNotFoundException>(() => AccountSnapshot.Open(Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString()), TestContext.Current.CancellationToken));
    }
}
