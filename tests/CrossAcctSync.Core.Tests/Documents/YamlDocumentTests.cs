using System;
using System.Linq;
using System.Text;
using CrossAcctSync.Documents;
using Xunit;

namespace CrossAcctSync.Tests.Documents;

/// <summary>What YAML has and JSON has not, as PyYAML and so the AWS CLI and cfn-lint read it.</summary>
public sealed class YamlDocumentTests
{
    [Theory]
    [InlineData("x: &d {a: 1, b: 2}\ny:\n  <<: *d\n  b: 3", "{\"b\":3,\"a\":1}")]
    [InlineData("x: &d {a: 1, b: 2}\ny:\n  b: 3\n  <<: *d", "{\"b\":3,\"a\":1}")]
    [InlineData("x: &d {a: 1}\nz: &e {a: 2, c: 4}\ny:\n  <<: [*d, *e]", "{\"a\":1,\"c\":4}")]
    [InlineData("y:\n  <<: {a: {b: [1, 2]}, c: 3}\n  d: 4", "{\"d\":4,\"a\":{\"b\":[1,2]},\"c\":3}")]
    [InlineData("x: &d {a: 1}\nz: &e\n  <<: *d\n  b: 2\ny:\n  <<: *e", "{\"b\":2,\"a\":1}")]
    [InlineData("y:\n  <<: {a: 1}\n  b: &k {c: 5}\n  d: {e: *k}", "{\"b\":{\"c\":5},\"d\":{\"e\":{\"c\":5}},\"a\":1}")]
    [InlineData("y: {'<<': plain}", "{\"<<\":\"plain\"}")]
    [InlineData("y:\n  <<: []\n  a: 1", "{\"a\":1}")]
    public void A_merge_key_adds_members_and_own_ones_hold(string text, string expected) =>
        Assert.Equal(expected, SourceJson.Write(SourceDocument.ParseYaml(text).Root["y"]));

    [Fact]
    public void What_stands_behind_a_mapping_with_a_merge_key_can_be_repeated()
    {
        SourceNode root = SourceDocument.ParseYaml("x: &d {a: 1}\ny:\n  <<: *d\n  s: &s {t: 1}\nz: *s\nw: !Sub &v abc\nu: *v").Root;

        Assert.Equal("{\"t\":1}", SourceJson.Write(root["z"]));
        Assert.Equal(4, root["z"]["t"].Location.Position.Line);
        Assert.Equal("{\"Fn::Sub\":\"abc\"}", SourceJson.Write(root["u"]));
    }

    [Theory]
    [InlineData("y:\n  <<: text")]
    [InlineData("y:\n  <<: [1]")]
    public void A_merge_key_without_a_mapping_is_told(string text) =>
        Assert.Contains("merge key", Assert.Throws<SourceFormatException>(() => SourceDocument.ParseYaml(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("012345678901", "\"012345678901\"")]
    [InlineData("012345670123", "\"012345670123\"")]
    [InlineData("'012345670123'", "\"012345670123\"")]
    [InlineData("111122223333", "111122223333")]
    [InlineData("0", "0")]
    [InlineData("0.5", "0.5")]
    public void Digits_behind_a_zero_are_a_text(string scalar, string expected) =>
        Assert.Equal(expected, SourceJson.Write(SourceDocument.ParseYaml("a: " + scalar).Root["a"]));

    [Theory]
    [InlineData("a:\n  b: \"{\n\\\"x\\\": 1,\n\\\"y\\\": 2}\"\n  c: 3", "{ \"x\": 1, \"y\": 2}")]
    [InlineData("a:\n  b: 'it''s\nso'\n  c: 3", "it's so")]
    public void Lines_of_a_quoted_text_need_no_indentation(string text, string expected)
    {
        SourceNode root = SourceDocument.ParseYaml(text).Root;

        Assert.Equal(expected, root["a"]["b"].StringValue);
        Assert.Equal(3d, root["a"]["c"].NumberValue);
        Assert.Equal(text.Split('\n').Length, root["a"]["c"].Location.Position.Line);
        Assert.Equal(6, root["a"]["c"].Location.Position.Column);
    }

    [Fact]
    public void A_quoted_text_that_never_ends_is_told_with_its_place() =>
        Assert.Equal(2, Assert.Throws<SourceFormatException>(() => SourceDocument.ParseYaml("a:\n  b: \"x\ny: 1")).Location.Position.Line);

    [Fact]
    public void Aliases_that_repeat_without_end_are_refused()
    {
        var text = new StringBuilder("a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1]\n");
        for (int i = 1; i < 9; i++)
        {
            text.Append($"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 9))}]\n");
        }

        Assert.Contains("Aliases repeat", Assert.Throws<SourceFormatException>(() => SourceDocument.ParseYaml(text.ToString())).Message, StringComparison.Ordinal);
    }
}
