using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using CrossAcctSync.Accounts;
using CrossAcctSync.Accounts.Snapshots.Reading;
using Xunit;

namespace CrossAcctSync.Tests.Accounts;

/// <summary>The search for ARNs finds what the reading of all roles finds.</summary>
public sealed class RoleArnTextTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(4_096)]
    public void However_a_text_comes_all_roles_are_found(int piece)
    {
        string text = "[" + string.Join(",", Enumerable.Range(0, 40).Select(number => SampleAccount.Text.Replace("Audit", "Audit" + number, StringComparison.Ordinal))) + "]";

        string[] found = [.. RoleArnText.Read(new Trickle(Encoding.UTF8.GetBytes(text), piece), TestContext.Current.CancellationToken)];

        Assert.Equal(80, found.Length);
        Assert.Equal(41, found.Distinct().Count());
        Assert.Contains("arn:aws:iam::111122223333:role/Audit39", found);
    }

    [Fact]
    public void Names_in_texts_and_other_values_are_no_roles()
    {
        const string Text = """
            {"RoleDetailList": [{"Arn" : "arn:aws:iam::111122223333:role\/a\u0026b", "AssumeRolePolicyDocument": "{\"Arn\":\"arn:aws:iam::111122223333:role/no\"}",
              "Tags": [{"Key": "Arn", "Value": "arn:aws:iam::111122223333:role/no"}]}], "UserDetailList": [{"Arn": "arn:aws:iam::111122223333:user/no"}]}
            """;

        Assert.Equal(["arn:aws:iam::111122223333:role/a&b"], RoleArnText.Read(new MemoryStream(Encoding.UTF8.GetBytes(Text)), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Packed_and_wide_files_are_searched_too()
    {
        using var folder = new SnapshotFolder();
        folder.WithPacked("111122223333.1.json.gz", SampleAccount.Text).With("111122223333.2.json", SampleAccount.Text.Replace("Audit", "Other", StringComparison.Ordinal), Encoding.Unicode);

        IEnumerable<string> found = ((IRoleScanner)folder.Open()).ListRoleArns(SampleAccount.Id, TestContext.Current.CancellationToken);

        Assert.Equal([SampleAccount.Audit, "arn:aws:iam::111122223333:role/Other", SampleAccount.Orders], found.Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>A stream that gives a few bytes at a time.</summary>
    private sealed class Trickle(byte[] bytes, int piece) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, piece));
    }
}
