using System;
using System.Diagnostics;
using System.Linq;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Policies;
using CsCheck;
using Xunit;

namespace CrossAcctSync.Tests.Evaluation;

public sealed class WildcardTests
{
    private const string Key = "ex:Text";

    [Theory]
    [InlineData("*a*a*a*a*b")]
    [InlineData("*?a*?a*?a*?a*b")]
    [InlineData("a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*ab")]
    public void A_pattern_of_many_stars_stays_fast_on_a_long_text(string pattern)
    {
        string text = new('a', 200_000);
        var clock = Stopwatch.StartNew();

        Assert.False(IsLike(text, pattern));
        Assert.False(MatchesResource("arn:aws:s3:::b/" + text, "arn:aws:s3:::b/" + pattern));

        // A matcher that tries all ways would take longer than the age of the universe.
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"It took {clock.Elapsed}.");
    }

    [Theory]
    [InlineData("arn:aws:sqs:*:b*c:x", "arn:aws:sqs:q:b1:b2c:x", true)]
    [InlineData("arn:aws:sqs:*:b*c:x", "arn:aws:sqs:q:b1:b2:b3c:x", true)]
    [InlineData("arn:aws:sqs:*:b*c:x", "arn:aws:sqs:q:b1:b2:b3:x", false)]
    [InlineData("arn:aws:sqs:*:b*c*d:x", "arn:aws:sqs:q:bc:b1c2d:x", true)]
    [InlineData("arn:aws:sqs:a*b:*:d*e:x", "arn:aws:sqs:ab:d:d:de:x", true)]
    [InlineData("arn:aws:sqs:a*b:*:d*e:x", "arn:aws:sqs:a:b:d:de:x", false)]
    public void Where_a_star_may_not_pass_a_colon_an_earlier_one_that_may_takes_more(string pattern, string resource, bool isMatch) =>
        Assert.Equal(isMatch, MatchesResource(resource, pattern));

    [Fact]
    public void A_pattern_matches_exactly_when_its_definition_says_so() =>
        Gen.Select(Gen.Char["ab:"].Array[0, 9], Gen.Char["ab:*?"].Array[0, 7])
            .Sample(
                (text, pattern) => IsLike(new string(text), new string(pattern)) == Defined(text, pattern, (_, _) => true),
                iter: 20_000);

    [Fact]
    public void A_pattern_of_an_ARN_matches_exactly_when_its_definition_says_so() =>
        Gen.Select(Gen.Char["ab:::"].Array[0, 10], Gen.Char["ab:::*?"].Array[0, 9])
            .Where((_, tail) => !tail.Take(Array.IndexOf(tail, ':') < 0 ? tail.Length : Array.IndexOf(tail, ':')).Any(letter => letter is '*' or '?'))
            .Sample(
                (text, tail) =>
                {
                    // The service comes first in the random part, and must not have wildcards.
                    char[] pattern = [.. "arn:aws:", .. tail];
                    // Missing fields are any, and a wildcard that passes colons may have them too.
                    char[] complete = [.. pattern, .. string.Concat(Enumerable.Repeat(":*", Math.Max(0, 5 - pattern.Count(letter => letter == ':'))))];
                    char[] whole = [.. "arn:aws:", .. text];
                    return MatchesResource(new string(whole), new string(pattern))
                        == (Defined(whole, complete, (index, letter) => letter != ':' || PassesColons(complete, index))
                            || (pattern.Any(letter => letter is '*' or '?') && Defined(whole, pattern, (index, letter) => letter != ':' || PassesColons(pattern, index))));
                },
                iter: 40_000);

    private static bool PassesColons(char[] pattern, int index) =>
        pattern.Take(index).Count(letter => letter == ':') >= 5
        || (pattern[index] == '*' && (index + 1 == pattern.Length || pattern[index + 1] == ':'));

    /// <summary>The plain recursive definition.</summary>
    private static bool Defined(ReadOnlySpan<char> text, char[] pattern, Func<int, char, bool> mayStandFor, int index = 0)
    {
        if (index == pattern.Length)
        {
            return text.IsEmpty;
        }

        return pattern[index] switch
        {
            '*' => Defined(text, pattern, mayStandFor, index + 1)
                || (!text.IsEmpty && mayStandFor(index, text[0]) && Defined(text[1..], pattern, mayStandFor, index)),
            '?' => !text.IsEmpty && mayStandFor(index, text[0]) && Defined(text[1..], pattern, mayStandFor, index + 1),
            char letter => !text.IsEmpty && text[0] == letter && Defined(text[1..], pattern, mayStandFor, index + 1),
        };
    }

    private static bool IsLike(string text, string pattern) => IsAllowed(
        "arn:aws:s3:::b/x",
        text,
        new PolicyElement(false, ["*"]),
        new PolicyCondition("StringLike", Key, [pattern]));

    private static bool MatchesResource(string resource, string pattern) =>
        IsAllowed(resource, "x", new PolicyElement(false, [pattern]), new PolicyCondition("StringLike", Key, ["*"]));

    private static bool IsAllowed(string resource, string text, PolicyElement element, PolicyCondition condition)
    {
        PolicyDocument policy = PolicyDocument.Of(new PolicyStatement
        {
            Effect = PolicyEffect.Allow,
            Action = new PolicyElement(false, ["*"]),
            Resource = element,
            Conditions = [condition],
        }) with { Version = null };
        AccessRequest request = AccessRequest.Create(
            RequestPrincipal.User("arn:aws:iam::111122223333:user/Ana"),
            "s3:GetObject",
            resource,
            "111122223333",
            RequestContext.Empty.With(Key, text));
        return PolicyEvaluator.Default.Evaluate(request, new PolicySet { IdentityPolicies = [NamedPolicy.Of("p", policy)] }).IsAllowed;
    }
}
