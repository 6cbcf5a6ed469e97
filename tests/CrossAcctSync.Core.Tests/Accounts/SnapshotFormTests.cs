using System;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CrossAcctSync.Accounts;
using CrossAcctSync.Accounts.Snapshots;
using Xunit;

namespace CrossAcctSync.Tests.Accounts;

/// <summary>The forms in which accounts are written down all tell the same.</summary>
public sealed class SnapshotFormTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static TheoryData<string> Forms =>
    [
        "printed", "compact", "packed", "marked", "utf-16", "utf-16be", "array of pages", "pages one behind the other",
        "pages in files", "encoded texts", "plain texts", "another name", "windows line ends", "packed without saying so",
    ];

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_role_is_the_same_in_every_form(string form)
    {
        using SnapshotFolder folder = Write(form);

        SnapshotAccount account = Assert.Single(folder.Open().Accounts);
        RoleLookup lookup = folder.Find(SampleAccount.Orders);

        Assert.Equal(SampleAccount.Id, account.AccountId);
        Check(lookup.Role ?? throw new InvalidOperationException(lookup.Reason));
        Check(folder.List(SampleAccount.Id).First());
        Assert.Equal(RoleLookupStatus.RoleNotFound, folder.Find("arn:aws:iam::111122223333:role/OrdersExecution").Status);
    }

    private static void Check(AccountRole role)
    {
        Assert.Equal(SampleAccount.Orders, role.Arn.ToString());
        Assert.Equal("AROAEXAMPLE0000000001", role.RoleId);
        Assert.Equal(new DateTimeOffset(2024, 3, 5, 9, 12, 44, TimeSpan.Zero), role.CreateDate);
        Assert.Equal("orders", role.Tags!["Team"]);
        Assert.Equal("states.amazonaws.com", role.Trust.Document!.Statements[0].Principal!.Principals[0].Value);
        Assert.Equal(["Sync"], role.InlinePolicies.Select(policy => policy.Name));
        Assert.Equal("sts:AssumeRole", role.InlinePolicies[0].Document!.Statements[0].Action.Values[0]);
        Assert.Equal(["Logs", "ReadOnlyAccess"], role.AttachedPolicies.Select(attached => attached.Policy.Name));
        Assert.Equal("logs:PutLogEvents", role.AttachedPolicies[0].Policy.Document!.Statements[0].Action.Values[0]);
        Assert.Contains("does not hold the document of arn:aws:iam::aws:policy/ReadOnlyAccess", role.AttachedPolicies[1].Policy.Problem!.Message, StringComparison.Ordinal);
        Assert.Equal("*", role.PermissionsBoundary!.Policy.Document!.Statements[0].Action.Values[0]);
    }

    private static SnapshotFolder Write(string form)
    {
        var folder = new SnapshotFolder();
        const string Name = SampleAccount.Id + ".json";
        JsonArray pages = SampleAccount.Pages();
        return form switch
        {
            "printed" => folder.With(Name, SampleAccount.Text),
            "compact" => folder.With(Name, SampleAccount.Parse().ToJsonString()),
            "packed" => folder.WithPacked(Name + ".gz", SampleAccount.Text),
            "packed without saying so" => folder.WithPacked(Name, SampleAccount.Text),
            "marked" => folder.With(Name, SampleAccount.Text, new UTF8Encoding(true)),
            "utf-16" => folder.With(Name, SampleAccount.Text, Encoding.Unicode),
            "utf-16be" => folder.With(Name, SampleAccount.Text, Encoding.BigEndianUnicode),
            "array of pages" => folder.With(Name, pages.ToJsonString(Indented)),
            "pages one behind the other" => folder.With(Name, string.Join("\n", pages.Select(page => page!.ToJsonString(Indented)))),
            "pages in files" => folder.With(Name, pages[0]!.ToJsonString()).With(SampleAccount.Id + ".2.json", pages[1]!.ToJsonString()),
            "encoded texts" => folder.With(Name, SampleAccount.WithTexts(pages, Uri.EscapeDataString).ToJsonString(Indented)),
            "plain texts" => folder.With(Name, SampleAccount.WithTexts(pages, text => text).ToJsonString(Indented)),
            "another name" => folder.With("orders-account.json", SampleAccount.Text),
            _ => folder.With(Name, SampleAccount.Text.Replace("\n", "\r\n", StringComparison.Ordinal)),
        };
    }

    [Theory]
    [InlineData("\"/Date(1709629964000)/\"")]
    [InlineData("{\"value\": \"/Date(1709629964000)/\", \"DateTime\": \"Tuesday\"}")]
    [InlineData("\"2024-03-05T09:12:44Z\"")]
    [InlineData("\"2024-03-05T10:12:44.0000000+01:00\"")]
    public void Dates_of_every_tool_are_read(string date)
    {
        using SnapshotFolder folder = new SnapshotFolder().With(SampleAccount.Id + ".json", SampleAccount.Text.Replace("\"2024-03-05T09:12:44+00:00\"", date, StringComparison.Ordinal));

        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1709629964), folder.Find(SampleAccount.Orders).Role!.CreateDate);
    }

    [Fact]
    public void Roles_larger_than_the_buffer_are_read_wherever_they_lie()
    {
        // Ten roles of about 150 KB lie across the ends of every buffer.
        string filler = new string('x', 150_000);
        var roles = new JsonArray();
        for (int i = 0; i < 10; i++)
        {
            JsonObject role = SampleAccount.Parse()["RoleDetailList"]![1]!.DeepClone().AsObject();
            role["Description"] = filler + "\u00e9\ud83d\ude00\"\\";
            role["Arn"] = "arn:aws:iam::111122223333:role/R" + i;
            roles.Add(role);
        }

        using SnapshotFolder folder = new SnapshotFolder().With("111122223333.json", new JsonObject { ["RoleDetailList"] = roles }.ToJsonString(Indented));

        Assert.Equal(Enumerable.Range(0, 10).Select(i => "R" + i), folder.List("111122223333").Select(role => role.Arn.Name));
        Assert.Equal(RoleLookupStatus.Found, folder.Find("arn:aws:iam::111122223333:role/R9").Status);
    }
}
