using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Documents;
using Xunit;

namespace CrossAcctSync.Tests.Accounts;

/// <summary>Places told of a file are right also where most of it was passed over.</summary>
public sealed class SnapshotPlaceTests
{
    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public void Damage_is_told_at_the_place_where_a_reader_of_the_whole_text_finds_it(int seed, bool isLong)
    {
        var random = new Random(seed);
        int rounds = isLong ? 20 : 400;
        int compared = 0;
        for (int round = 0; round < rounds; round++)
        {
            byte[] text = Encoding.UTF8.GetBytes(Account(random, isLong ? 4_000 : 12));
            text[random.Next(20, text.Length - 3)] = (byte)"}]\",\n:"[random.Next(6)];
            if (ErrorOf(text) is not { } expected)
            {
                continue;
            }

            using SnapshotFolder folder = new SnapshotFolder().With(SampleAccount.Id + ".json", text);

            SourceFormatException error = Assert.Throws<SourceFormatException>(() => folder.List(SampleAccount.Id).ToArray());

            // A damaged member may have another meaning, of which more is said where it stands.
            if (error.Message.Contains("not JSON", StringComparison.Ordinal))
            {
                Assert.Equal(expected, error.Location!.Position);
                compared++;
            }
        }

        Assert.InRange(compared, rounds / 4, rounds);
    }

    [Fact]
    public void Roles_that_stand_twice_are_told_with_both_places()
    {
        var random = new Random(5);
        string text = Account(random, 300, isTwice: true);
        int[] lines = [.. text.Split('\n').Select((line, index) => (line, index)).Where(line => line.line.Contains("role/Same", StringComparison.Ordinal)).Select(line => line.index + 1)];
        using SnapshotFolder folder = new SnapshotFolder().With(SampleAccount.Id + ".json", text);
        var seen = new List<string>();
        var problems = new List<AccountProblem>();

        Assert.Empty(((IRoleScanner)folder.Open()).ScanRoles(SampleAccount.Id, new RoleScan(_ => false, seen.Add, problems.Add), CancellationToken.None));
        Assert.Equal(301, seen.Count);
        Assert.Contains($".json:{lines[1]}:", Assert.Single(problems).Message, StringComparison.Ordinal);
        Assert.Contains($".json:{lines[0]}:", problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_role_that_is_wanted_among_many_has_its_places()
    {
        string text = Account(new Random(6), 3_000).Replace("role/R2900\"", "role/Wanted\"", StringComparison.Ordinal);
        int line = text[..text.IndexOf("role/Wanted", StringComparison.Ordinal)].Count(letter => letter == '\n') + 1;
        using SnapshotFolder folder = new SnapshotFolder().With(SampleAccount.Id + ".json", text);

        AccountRole role = Assert.Single(((IRoleScanner)folder.Open()).ScanRoles(SampleAccount.Id, new RoleScan(arn => arn.EndsWith("Wanted", StringComparison.Ordinal), _ => { }, _ => { }), CancellationToken.None));

        Assert.Equal(line, role.Trust.Document!.Statements[0].Location!.Position.Line);
    }

    private static string Account(Random random, int roles, bool isTwice = false)
    {
        IEnumerable<string> details = Enumerable.Range(0, roles).Select(number => Role("R" + number, random));
        IEnumerable<string> twice = isTwice ? [Role("Same", random)] : [];
        return "{\"RoleDetailList\": [\n" + string.Join("," + End(random), [.. details.Take(roles / 3), .. twice, .. details.Skip(roles / 3), .. twice]) + "]\n, \"UserDetailList\": [],\n  \"Policies\": [ ] }\n";
    }

    /// <summary>The ARN and the statement are on one line, and there is nothing before them on it but the brace.</summary>
    private static string Role(string name, Random random) =>
        $$"""{"Arn":"arn:aws:iam::{{SampleAccount.Id}}:role/{{name}}","RoleName":"{{name}}","RoleId":"AROAEXAMPLE", "Path":"/","AssumeRolePolicyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]},"Tags":[{{End(random)}}{"Key":"é","Value":"{{new string('x', random.Next(200))}}"}{{End(random)}}]}""";

    private static string End(Random random) => random.Next(3) == 0 ? " " : "\n" + new string(' ', random.Next(3));

    /// <summary>The place of the first damage; null when there is none.</summary>
    private static SourcePosition? ErrorOf(byte[] text)
    {
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = 128 });
        try
        {
            while (reader.Read())
            {
            }

            return null;
        }
        catch (JsonException exception)
        {
            return new SourcePosition((int)exception.LineNumber!.Value + 1, (int)exception.BytePositionInLine!.Value + 1);
        }
    }
}
