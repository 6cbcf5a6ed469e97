using System;
using System.Linq;
using System.Text;
using CrossAcctSync.Documents;
using Xunit;

namespace CrossAcctSync.Tests.Documents;

public sealed class SourceDocumentTests
{
    [Fact]
    public void Json_members_keep_their_order_and_places()
    {
        SourceNode root = SourceDocument.ParseJson("{\n  \"b\": [1, true, null],\n  \"ä\": {\"x\": \"q\\\"z\"}\n}", "a.json").Root;

        Assert.Equal(2, root.Count);
        Assert.Equal(3, root["b"].Count);
        Assert.Equal(1d, root["b"][0].NumberValue);
        Assert.Equal("q\"z", root["ä"]["x"].StringValue);
        Assert.Equal("a.json:3:8", root["ä"].Location.ToString());
        Assert.Equal(new SourcePosition(3, 14), root["ä"]["x"].Location.Position);
        Assert.False(root["none"]["deeper"].Exists);
    }

    [Fact]
    public void Comments_and_trailing_commas_are_let_through()
    {
        SourceNode root = SourceDocument.ParseJson("// states\n{\"a\": [1, /* two */ 2,],}").Root;

        Assert.Equal(2, root["a"].Count);
    }

    [Theory]
    [InlineData("{\"a\": }", "1:7")]
    [InlineData("{\n\"a\": 1\n\"b\": 2}", "3:1")]
    [InlineData("{\"a\": \"ü\" x}", "1:11")]
    [InlineData("", "1:1")]
    public void A_mistake_is_reported_with_line_and_column(string text, string position)
    {
        SourceFormatException exception = Assert.Throws<SourceFormatException>(() => SourceDocument.ParseJson(text, "f.json"));

        Assert.Equal("f.json:" + position, exception.Location.ToString());
        Assert.DoesNotContain("LineNumber", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bare_placeholder_is_a_string_and_offsets_stay_true()
    {
        SourceNode root = SourceDocument.ParseJson("{\"Seconds\": ${Wait}, \"Text\": \"${Kept}\", \"After\": 1}").Root;

        Assert.True(root["Seconds"].IsBarePlaceholder);
        Assert.False(root["Text"].IsBarePlaceholder);
        Assert.Equal(new SourcePosition(1, 50), root["After"].Location.Position);
    }

    [Fact]
    public void A_nesting_bomb_is_refused()
    {
        string json = new string('[', 100_000);
        string yaml = string.Concat(Enumerable.Repeat("- ", 20_000)) + "x";

        Assert.Contains("levels deep", Assert.Throws<SourceFormatException>(() => SourceDocument.ParseJson(json)).Message, StringComparison.Ordinal);
        Assert.Contains("levels deep", Assert.Throws<SourceFormatException>(() => SourceDocument.ParseYaml(yaml)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"States\":")]
    [InlineData("{\"States\": {\"A\": 1")]
    [InlineData("[1, 2")]
    public void A_text_that_ends_too_early_is_not_called_too_deep(string json)
    {
        string message = Assert.Throws<SourceFormatException>(() => SourceDocument.ParseJson(json)).Message;

        Assert.Contains("This is not JSON", message, StringComparison.Ordinal);
        Assert.DoesNotContain("levels deep", message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_alias_bomb_is_refused()
    {
        var yaml = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 12; i++)
        {
            yaml.Append($"a{i}: &a{i} [").Append(string.Join(",", Enumerable.Repeat($"*a{i - 1}", 10))).Append("]\n");
        }

        Assert.Contains("values", Assert.Throws<SourceFormatException>(() => SourceDocument.ParseYaml(yaml.ToString())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Yaml_is_read_with_short_intrinsics_aliases_and_places()
    {
        SourceNode root = SourceDocument.ParseYaml("a: !Sub 'x-${B}'\nb: &b {k: 1, l: yes}\nc: *b\nd: !GetAtt Role.Arn\ne: !Join\n  - ''\n  - [p, !Ref Q]\n").Root;

        Assert.Equal("x-${B}", root["a"]["Fn::Sub"].StringValue);
        Assert.Equal(1d, root["c"]["k"].NumberValue);
        Assert.Equal("yes", root["c"]["l"].StringValue);
        Assert.Equal("Arn", root["d"]["Fn::GetAtt"][1].StringValue);
        Assert.Equal("Q", root["e"]["Fn::Join"][1][1]["Ref"].StringValue);
        Assert.Equal(new SourcePosition(4, 4), root["d"].Location.Position);
    }

    [Fact]
    public void Repeated_names_are_found_and_the_last_value_holds()
    {
        SourceDocument document = SourceDocument.ParseJson("{\"a\": 1, \"b\": {\"x\": 1, \"\\u0078\": 2}, \"a\": 3}");

        Assert.Equal(new[] { "a", "x" }, document.FindDuplicateKeys().Select(key => key.Name));
        Assert.Equal(3d, document.Root["a"].NumberValue);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void A_byte_order_mark_tells_the_encoding(string name)
    {
        Encoding encoding = Encoding.GetEncoding(name);
        byte[] bytes = encoding.GetPreamble().Concat(encoding.GetBytes("{\"ü\": \"x\"}")).ToArray();

        Assert.Equal("x", SourceDocument.Parse(bytes).Root["ü"].StringValue);
    }

    [Fact]
    public void Utf16_without_a_mark_is_known_by_its_zero_bytes() =>
        Assert.Equal("x", SourceDocument.Parse(Encoding.Unicode.GetBytes("{\"a\": \"x\"}")).Root["a"].StringValue);
}
