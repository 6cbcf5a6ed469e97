using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CrossAcctSync.Integrations;
using CrossAcctSync.Tests;
using Xunit;

namespace CrossAcctSync.Core.Tests.Integrations;

/// <summary>Calls of AWS SDK integrations with what AWS's pages ask for them, one a line of <c>Cases/calls.txt</c>.</summary>
public sealed class CallTableTests
{
    private const string Account = "eu-west-1:222233334444";
    private const string Role = "arn:aws:iam::222233334444:role/R";

    public static TheoryData<string, string, string, string> Calls()
    {
        var calls = new TheoryData<string, string, string, string>();
        string page = string.Empty;
        foreach (string line in Lines())
        {
            if (line.StartsWith("# https:", StringComparison.Ordinal))
            {
                page = line[2..];
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                string[] parts = line.Split(" | ");
                calls.Add(parts[0], parts[1], parts[2], page);
            }
        }

        return calls;
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public void A_call_asks_for_what_its_page_says(string call, string arguments, string expected, string page)
    {
        Assert.StartsWith("https://docs.aws.amazon.com/", page, StringComparison.Ordinal);
        ScopedPermissions scoped = Scoping.Scope("aws-sdk:" + call, FakeTaskArguments.Of(Fields(arguments)));
        Assert.Equal(Whole(expected).Split(';').Order(StringComparer.Ordinal), Scoping.Lines(scoped).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_call_stands_in_the_table_twice()
    {
        string[] calls = Lines().Where(line => line.Contains(" | ", StringComparison.Ordinal) && line[0] != '#').Select(line => line[..line.LastIndexOf(" | ", StringComparison.Ordinal)]).ToArray();
        Assert.Equal(calls.Distinct(StringComparer.Ordinal).Count(), calls.Length);
    }

    private static (string Path, string Value)[] Fields(string arguments) =>
        Whole(arguments).Split(';').Select(pair => pair.Split('=', 2)).Select(pair => (pair[0], pair[1])).ToArray();

    private static string Whole(string text)
    {
        string whole = text.Replace("~", Account, StringComparison.Ordinal);
        return whole.EndsWith("=R", StringComparison.Ordinal) ? whole[..^1] + Role : whole.Replace("=R;", "=" + Role + ";", StringComparison.Ordinal).Replace("PassRole on R", "PassRole on " + Role, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Lines() => File.ReadLines(Path.Combine(RepositoryFolder.Top, "tests", "CrossAcctSync.Core.Tests", "Integrations", "Cases", "calls.txt"));
}
