using System;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using CrossAcctSync.Policies;
using CrossAcctSync.Sentences;
using Xunit;

namespace CrossAcctSync.Tests.Sentences;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("Load orders", "Load orders")]
    [InlineData("L\u00e4den \ud83d\ude00 \u65e5\u672c C:\\new", "L\u00e4den \ud83d\ude00 \u65e5\u672c C:\\new")]
    [InlineData("a\nb\r\nc\td", @"a\nb\r\nc\td")]
    [InlineData("\u001b]0;x\u0007\u009b2J\u007f\u0085", @"\u001b]0;x\u0007\u009b2J\u007f\u0085")]
    [InlineData("\u2028\u2029\u202e\u2066\u200b\u200d\ufeff\u00ad", @"\u2028\u2029\u202e\u2066\u200b\u200d\ufeff\u00ad")]
    [InlineData("\U000e0041", @"\U000e0041")]
    [InlineData("\u3164\u115f", @"\u3164\u115f")]
    [InlineData("a ##vso[task.setvariable x=y]z", @"a \u0023#vso[task.setvariable x=y]z")]
    [InlineData("###[group]", @"#\u0023#[group]")]
    [InlineData("a::error::b", @"a\u003a:error::b")]
    [InlineData("::Add-Mask::b ::warning file=a,line=1::b", @"\u003a:Add-Mask::b \u003a:warning file=a,line=1::b")]
    [InlineData("arn:aws:states:::lambda:invoke and arn:aws:s3:::error", "arn:aws:states:::lambda:invoke and arn:aws:s3:::error")]
    [InlineData("# a ## b", "# a ## b")]
    public void What_is_not_seen_or_gives_commands_is_written_out(string text, string expected)
    {
        Assert.Equal(expected, VisibleText.Of(text));
        Assert.Equal(expected, VisibleText.Of(expected));
    }

    [Fact]
    public void Lines_of_this_project_stay_and_nothing_else_does()
    {
        Assert.Equal("a\n\tb\\r\\u001b", VisibleText.OfLines("a\n\tb\r\u001b"));
        Assert.Equal(@"\ud800 \udc00", VisibleText.Of("\ud800 \udc00"));
        Assert.Null(VisibleText.Of(null));
    }

    [Fact]
    public void No_character_comes_through_that_a_terminal_or_a_reader_of_lines_acts_on()
    {
        for (int code = 0; code <= 0x10ffff; code++)
        {
            string text = code is >= 0xd800 and <= 0xdfff ? ((char)code).ToString() : char.ConvertFromUtf32(code);
            if (CharUnicodeInfo.GetUnicodeCategory(text, 0) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate)
            {
                string visible = VisibleText.Of("a" + text + "b");
                Assert.True(visible.All(one => one is >= ' ' and <= '~') && visible.Length > 3, $"U+{code:X4} is '{visible}'.");
            }
        }
    }

    [Theory]
    [InlineData("arn:aws:s3:::a/\u0085\u009b\u00ad##vso[x]::error::\u202e\ud83d\ude00")]
    [InlineData("a\u0000\n\r\t\"\\")]
    public void A_policy_has_no_such_letter_and_reads_as_the_same_text(string resource)
    {
        var statement = new PolicyStatement
        {
            Effect = PolicyEffect.Allow,
            Action = new PolicyElement(false, ["s3:GetObject"]),
            Resource = new PolicyElement(false, [resource]),
        };

        string json = PolicyWriter.Write(statement, indented: false);

        Assert.Equal(json, VisibleText.Of(json));
        Assert.Equal(resource, JsonDocument.Parse(json).RootElement.GetProperty("Resource").GetString());
    }
}
