using CrossAcctSync.Patterns;
using CsCheck;
using Xunit;

namespace CrossAcctSync.Tests.Patterns;

public sealed class TextPatternTests
{
    private static TextPattern Pattern(string text) =>
        TextPattern.Concat(System.Array.ConvertAll(text.ToCharArray(), letter => letter == '#' ? TextPattern.Unknown : TextPattern.Of(letter.ToString())));

    [Theory]
    [InlineData("arn:#:role/x", "arn:aws:iam::1:role/x", true)]
    [InlineData("arn:#:role/x", "arn:aws:iam::1:role/xy", false)]
    [InlineData("#ab", "ab", true)]
    [InlineData("a#a", "a", false)]
    [InlineData("a##b#", "ab", true)]
    [InlineData("abc", "abc", true)]
    [InlineData("abc", "abcd", false)]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    public void A_pattern_matches_what_it_can_become(string pattern, string text, bool expected) =>
        Assert.Equal(expected, Pattern(pattern).Matches(text));

    [Fact]
    public void Wildcards_in_a_literal_stand_for_themselves_in_a_policy() =>
        Assert.Equal("${*}a*${?}${$}{x}", TextPattern.Concat(TextPattern.Of("*a"), TextPattern.Unknown, TextPattern.Of("?${x}")).ToPolicyText());

    [Fact]
    public void Marking_and_unmarking_gives_the_pattern_back() =>
        Gen.String[Gen.Char["ab#"], 0, 12].Sample(text => Pattern(text).Equals(TextPattern.Of(Pattern(text).ToMarkedText()).Unmark()));

    [Fact]
    public void Filling_the_holes_gives_a_text_that_matches() =>
        Gen.Select(Gen.String[Gen.Char["ab#"], 0, 12], Gen.String[Gen.Char["ab"], 0, 4])
            .Sample((pattern, fill) => Pattern(pattern).Matches(pattern.Replace("#", fill, System.StringComparison.Ordinal)));
}
