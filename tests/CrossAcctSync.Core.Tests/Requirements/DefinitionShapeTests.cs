using System;
using System.Linq;
using CrossAcctSync.Documents;
using CrossAcctSync.Requirements;
using Xunit;

namespace CrossAcctSync.Tests.Requirements;

/// <summary>Nothing of a definition is passed by in silence.</summary>
public sealed class DefinitionShapeTests
{
    private const string Credentials = "\"Credentials\": {\"RoleArn\": \"arn:aws:iam::444455556666:role/Sync\"}";
    private const string Job = "\"Resource\": \"arn:aws:states:::glue:startJobRun\", \"Parameters\": {\"JobName\": \"etl\"}, " + Credentials;
    private const string Inner = "{\"StartAt\": \"B\", \"States\": {\"B\": {\"Type\": \"Task\", " + Job + ", \"End\": true}}}";

    [Theory]
    [InlineData("{\"Type\": \"task\", " + Job + ", \"End\": true}", "StateUnread", "CredentialsUnread")]
    [InlineData("{" + Job + ", \"End\": true}", "StateUnread", "CredentialsUnread")]
    [InlineData("{\"Type\": \"Job\", \"End\": true}", "StateUnread")]
    [InlineData("{\"Type\": 1, \"End\": true}", "StateUnread")]
    [InlineData("{\"type\": \"Task\", " + Job + ", \"End\": true}", "StateUnread", "CredentialsUnread")]
    [InlineData("{\"Type\": \"Map\", \"itemProcessor\": " + Inner + ", \"End\": true}", "StateUnread", "CredentialsUnread")]
    [InlineData("{\"Type\": \"Map\", \"ItemProcessor\": {\"states\": {}}, \"End\": true}", "StateUnread")]
    [InlineData("{\"Type\": \"Parallel\", \"End\": true}", "StateUnread")]
    [InlineData("{\"Type\": \"Parallel\", \"branches\": [" + Inner + "], \"End\": true}", "StateUnread", "CredentialsUnread")]
    [InlineData("{\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::glue:startJobRun\", \"credentials\": {}, \"End\": true}", "StateUnread")]
    [InlineData("{\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::glue:startJobRun\", \"Parameters\": {\"JobName\": \"etl\", " + Credentials + "}, \"End\": true}", "CredentialsUnread")]
    [InlineData("{\"Type\": \"Pass\", " + Credentials + ", \"End\": true}", "CredentialsUnread")]
    [InlineData("{\"Type\": \"Map\", \"ItemReader\": {" + Credentials + "}, \"ItemProcessor\": {\"StartAt\": \"P\", \"States\": {\"P\": {\"Type\": \"Pass\", \"End\": true}}}, \"End\": true}", "CredentialsUnread")]
    public void What_nothing_reads_is_a_finding(string state, params string[] codes) =>
        Assert.Equal(codes.Order(StringComparer.Ordinal), Analysis.Codes(Analysis.Of("{\"StartAt\": \"A\", \"States\": {\"A\": " + state + "}}")));

    [Theory]
    [InlineData("{\"Type\": \"Task\", " + Job + ", \"End\": true}")]
    [InlineData("{\"Type\": \"Map\", \"ItemProcessor\": " + Inner + ", \"End\": true}")]
    [InlineData("{\"Type\": \"Map\", \"Iterator\": " + Inner + ", \"End\": true}")]
    [InlineData("{\"Type\": \"Parallel\", \"Branches\": [" + Inner + "], \"End\": true}")]
    [InlineData("{\"Type\": \"Wait\", \"Seconds\": 1, \"Comment\": \"type\", \"End\": true}")]
    [InlineData("{\"Type\": \"Succeed\"}")]
    [InlineData("{\"Type\": \"Fail\", \"Error\": \"Credentials\"}")]
    [InlineData("{\"Type\": \"Pass\", \"Parameters\": {\"Credentials\": {\"User\": \"a\"}}, \"End\": true}")]
    public void What_is_read_is_none(string state) =>
        Assert.Empty(Analysis.Codes(Analysis.Of("{\"StartAt\": \"A\", \"States\": {\"A\": " + state + "}}")));

    [Theory]
    [InlineData("\\ud800")]
    [InlineData("a\\udc00b")]
    [InlineData("\\udc00\\ud800")]
    [InlineData("\\u0000")]
    public void Broken_text_is_an_error_with_its_place(string name)
    {
        SourceFormatException problem = Assert.Throws<SourceFormatException>(() => SourceDocument.Parse("{\n  \"a\": \"" + name + "\"\n}"));

        Assert.Contains("broken", problem.Message, StringComparison.Ordinal);
        Assert.Equal(2, problem.Location.Position.Line);
    }

    [Fact]
    public void Bytes_that_are_no_UTF8_are_an_error_with_their_place()
    {
        foreach (string ending in new[] { "\"\n}", "\n" })
        {
            byte[] bytes = [.. System.Text.Encoding.UTF8.GetBytes("{\n  \"ö\": \"ab"), 0xC3, 0x28, .. System.Text.Encoding.UTF8.GetBytes(ending)];

            SourceLocation place = Assert.Throws<SourceFormatException>(() => SourceDocument.Parse(bytes)).Location;

            Assert.Equal((2, 11), (place.Position.Line, place.Position.Column));
        }
    }

    [Fact]
    public void A_whole_pair_is_text() => Assert.Equal("\U0001F680ö", SourceDocument.Parse("{\"a\": \"\\ud83d\\ude80\\u00f6\"}").Root["a"].StringValue);
}
