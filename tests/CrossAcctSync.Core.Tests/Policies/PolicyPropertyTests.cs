using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Policies;
using CsCheck;
using Xunit;

namespace CrossAcctSync.Tests.Policies;

/// <summary>What holds for every policy, checked against all requests of a small world by an independent matcher.</summary>
public sealed class PolicyPropertyTests
{
    private static readonly PolicyEffect[] Effects = { PolicyEffect.Allow, PolicyEffect.Deny };

    private static readonly Gen<(PolicyDocument Existing, PolicyDocument Needed)> MergeInput = Gen.OneOf(
        Gen.Select(PolicyGenerators.TrustPolicy, PolicyGenerators.OwnTrustPolicy),
        Gen.Select(PolicyGenerators.TrustPolicy, PolicyGenerators.TrustPolicy),
        Gen.Select(PolicyGenerators.IdentityPolicy, PolicyGenerators.IdentityPolicy));

    [Fact]
    public void What_is_written_is_read_as_the_same() => PolicyGenerators.Policy.Sample(policy =>
    {
        string json = policy.ToJson();
        Assert.Equal(json, PolicyDocument.Parse(json).ToJson());
        Assert.Equal(json, PolicyDocument.Parse(policy.ToJson(indented: true)).ToJson());
        Assert.Equal(json.Length, PolicySize.Of(policy.ToJson(indented: true)));
        Assert.True(PolicyDocument.Parse(json).IsEquivalentTo(policy, PolicyEqualityOptions.Strict).AreEquivalent);
    });

    [Fact]
    public void Equality_is_reflexive_symmetric_and_blind_to_order_and_spelling() =>
        Gen.Select(PolicyGenerators.Policy, PolicyGenerators.Policy, Gen.Int).Sample((left, right, seed) =>
        {
            PolicyDocument shuffled = PolicyGenerators.Shuffle(left, seed);
            PolicyEqualityResult result = left.IsEquivalentTo(shuffled);
            Assert.True(result.AreEquivalent, result.FirstDifference?.Message);
            Assert.Equal(PolicyEquality.SemanticHash(left), PolicyEquality.SemanticHash(shuffled));
            Assert.Equal(left.IsEquivalentTo(right).AreEquivalent, right.IsEquivalentTo(left).AreEquivalent);
            Assert.Equal(left.IsEquivalentTo(right).AreEquivalent, PolicyEquality.SemanticHash(left) == PolicyEquality.SemanticHash(right));
        });

    [Fact]
    public void Equal_policies_grant_the_same() =>
        Gen.Select(PolicyGenerators.OwnTrustPolicy, PolicyGenerators.OwnTrustPolicy).Sample((left, right) =>
        {
            if (left.IsEquivalentTo(right).AreEquivalent)
            {
                AssertSame(left, new[] { right });
            }
        });

    [Fact]
    public void A_merge_grants_exactly_what_was_granted_or_needed_and_is_done_once() => MergeInput.Sample(
        (existing, needed) =>
        {
            PolicyMergeResult result = PolicyMerger.Merge(existing, needed);

            Assert.Empty(result.Refused);
            AssertSame(result.Document, new[] { existing, needed });
            PolicyMergeResult again = PolicyMerger.Merge(result.Document, needed);
            Assert.Empty(again.Added);
            Assert.Same(result.Document, again.Document);
            Assert.Equal(needed.Statements.Count, result.Added.Count + result.AlreadyGranted.Count);
        },
        iter: 300);

    [Fact]
    public void A_merge_leaves_foreign_statements_as_and_where_they_are() => MergeInput.Sample((existing, needed) =>
    {
        PolicyMergeResult result = PolicyMerger.Merge(existing, needed);
        var extended = result.Added.Where(added => added.IsExtension).Select(added => added.StatementIndex).ToHashSet();

        for (int i = 0; i < existing.Statements.Count; i++)
        {
            if (!extended.Contains(i))
            {
                Assert.Same(existing.Statements[i], result.Document.Statements[i]);
            }
        }
    });

    [Fact]
    public void A_subtraction_keeps_what_is_kept_and_never_grants_more() =>
        Gen.Select(PolicyGenerators.TrustPolicy, PolicyGenerators.OwnTrustPolicy, PolicyGenerators.OwnTrustPolicy).Sample(
            (foreign, gone, kept) =>
            {
                PolicyDocument existing = PolicyMerger.Merge(PolicyMerger.Merge(foreign, gone).Document, kept).Document;

                PolicyDocument left = PolicySubtraction.Subtract(existing, gone, kept).Document;

                foreach (Probe probe in PolicyGenerators.ProbesOf(existing))
                {
                    bool isLeft = ReferenceMatcher.Matches(left, PolicyEffect.Allow, probe);
                    bool was = ReferenceMatcher.Matches(existing, PolicyEffect.Allow, probe);
                    Assert.True(was || !isLeft, "granted more");
                    Assert.True(isLeft || !ReferenceMatcher.Matches(kept, PolicyEffect.Allow, probe), "lost what is kept");
                    Assert.True(isLeft || !was || ReferenceMatcher.Matches(gone, PolicyEffect.Allow, probe), "lost what was not to go");
                    Assert.Equal(ReferenceMatcher.Matches(existing, PolicyEffect.Deny, probe), ReferenceMatcher.Matches(left, PolicyEffect.Deny, probe));
                }
            },
            iter: 300);

    [Fact]
    public void A_subtraction_undoes_a_merge_into_a_policy_without_own_statements() =>
        Gen.Select(PolicyGenerators.IdentityPolicy, PolicyGenerators.OwnTrustPolicy).Sample((foreign, own) =>
        {
            PolicyDocument merged = PolicyMerger.Merge(foreign, own).Document;

            PolicySubtractionResult result = PolicySubtraction.Subtract(merged, own, PolicyDocument.Empty);

            Assert.Equal(foreign.ToJson(), result.Document.ToJson());
            Assert.Empty(result.NotRemoved);
        });

    [Fact]
    public void A_packed_policy_grants_the_same_and_is_never_longer() =>
        Gen.Select(PolicyGenerators.Policy, Gen.OneOfConst(100, 300, 10_000)).Sample(
            (policy, limit) =>
            {
                PolicyQuota quota = PolicyQuota.TrustPolicy with { Limit = limit };
                PolicyPackResult result = PolicyPacker.Pack(policy, quota);

                AssertSame(policy, result.Documents);
                Assert.True(result.Sizes[0].Size <= result.SizeBefore.Size);
                Assert.Equal(result.Fits, result.Sizes[0].Fits);
                Assert.Equal(result.Documents[0].ToJson(), PolicyPacker.Pack(policy, quota).Documents[0].ToJson());
                Assert.Empty(PolicyPacker.Pack(result.Documents[0], quota).Steps);
            },
            iter: 300);

    [Fact]
    public void A_split_policy_grants_the_same_and_every_part_fits() => PolicyGenerators.IdentityPolicy.Sample(
        policy =>
        {
            PolicyQuota quota = PolicyQuota.ManagedPolicy with { Limit = 320 };
            PolicyPackResult result = PolicyPacker.Pack(policy, quota, new PolicyPackOptions { MaxDocuments = 20 });

            AssertSame(policy, result.Documents);
            Assert.True(!result.Fits || result.Sizes.All(size => size.Fits));
        },
        iter: 150);

    [Fact]
    public void A_statement_that_must_not_change_is_kept_by_packing() => PolicyGenerators.Policy.Sample(policy =>
    {
        PolicyPackResult result = PolicyPacker.Pack(policy, PolicyQuota.TrustPolicy with { Limit = 10 }, new PolicyPackOptions { MayChange = _ => false });

        Assert.Same(policy, result.Documents[0]);
    });

    [Fact]
    public void A_diff_is_empty_exactly_for_equal_policies_and_names_every_statement() =>
        Gen.Select(PolicyGenerators.Policy, PolicyGenerators.Policy, Gen.Int).Sample((before, after, seed) =>
        {
            PolicyDiff diff = PolicyDiff.Between(before, after);
            Assert.Equal(before.Statements.Count, diff.Statements.Count(change => change.Before is not null));
            Assert.Equal(after.Statements.Count, diff.Statements.Count(change => change.After is not null));
            Assert.Equal(diff.HasChanges, diff.ToText().Length > 0);
            Assert.False(PolicyDiff.Between(before, before).HasChanges);
            if (!before.IsEquivalentTo(after).AreEquivalent)
            {
                Assert.True(diff.HasChanges);
            }
        });

    [Fact]
    public void A_pattern_that_covers_another_matches_all_of_its_texts()
    {
        Gen<string> pattern = Gen.Char["ab:*?"].Array[0, 9].Select(text => new string(text));
        Gen.Select(pattern, pattern, Gen.Char["ab:"].Array[0, 12].Array[30]).Sample(
            (wide, narrow, texts) =>
            {
                if (PolicyPattern.CoversText(wide, narrow))
                {
                    Assert.All(texts.Select(text => new string(text)).Where(text => ReferenceMatcher.Glob(narrow, text)), text => Assert.True(ReferenceMatcher.Glob(wide, text), text));
                }

                if (!PolicyPattern.MayOverlap(wide, narrow))
                {
                    Assert.DoesNotContain(texts.Select(text => new string(text)), text => ReferenceMatcher.Glob(narrow, text) && ReferenceMatcher.Glob(wide, text));
                }
            },
            iter: 20_000);
    }

    [Fact]
    public void An_arn_pattern_that_covers_another_does_so_under_both_readings_of_the_wildcard()
    {
        Gen<string> segment = Gen.OneOfConst("a", "*", "b*", "*b", "?", "", "a*b", "*?", "?*");
        Gen<string> pattern = Gen.Select(segment.Array[1, 8], segments => string.Join(":", segments));
        Gen.Select(pattern, pattern, Gen.Int).Sample(
            (wide, narrow, seed) =>
            {
                if (!PolicyPattern.CoversResource(wide, narrow))
                {
                    return;
                }

                var random = new Random(seed);
                for (int i = 0; i < 20; i++)
                {
                    string whole = Instantiate(narrow, random, inSegments: false);
                    Assert.True(ReferenceMatcher.Glob(wide, whole), $"{wide} does not match {whole} of {narrow}");
                    string bounded = Instantiate(narrow, random, inSegments: true);
                    Assert.True(SegmentGlob(wide, bounded), $"{wide} does not match {bounded} of {narrow} by segments");
                }
            },
            iter: 30_000);
    }

    /// <summary>The documented reading: only a star at the end of a segment goes beyond a colon, and no question mark does.</summary>
    private static bool SegmentGlob(string pattern, string text)
    {
        if (pattern.Length == 0)
        {
            return text.Length == 0;
        }

        bool endsSegment = pattern.Length == 1 || pattern[1] == ':';
        return pattern[0] switch
        {
            '*' => SegmentGlob(pattern[1..], text) || (text.Length > 0 && (endsSegment || text[0] != ':') && SegmentGlob(pattern, text[1..])),
            '?' => text.Length > 0 && text[0] != ':' && SegmentGlob(pattern[1..], text[1..]),
            _ => text.Length > 0 && text[0] == pattern[0] && SegmentGlob(pattern[1..], text[1..]),
        };
    }

    private static string Instantiate(string pattern, Random random, bool inSegments)
    {
        var parts = new List<string>();
        for (int i = 0; i < pattern.Length; i++)
        {
            bool mayHoldColon = !inSegments || i + 1 == pattern.Length || pattern[i + 1] == ':';
            parts.Add(pattern[i] switch
            {
                '*' => Random(random, random.Next(3), mayHoldColon ? "ab:" : "ab"),
                '?' => Random(random, 1, inSegments ? "ab" : "ab:"),
                _ => pattern.Substring(i, 1),
            });
        }

        return string.Concat(parts);
    }

    private static string Random(Random random, int length, string alphabet) =>
        new(Enumerable.Range(0, length).Select(_ => alphabet[random.Next(alphabet.Length)]).ToArray());

    private static void AssertSame(PolicyDocument one, IReadOnlyList<PolicyDocument> others)
    {
        foreach (Probe probe in PolicyGenerators.ProbesOf(others.Append(one).ToArray()))
        {
            foreach (PolicyEffect effect in Effects)
            {
                if (ReferenceMatcher.Matches(one, effect, probe) != ReferenceMatcher.Matches(others, effect, probe))
                {
                    Assert.Fail($"{effect} differs for {probe.Principal} {probe.Action} {probe.Resource} {string.Join(",", probe.Context)}:\n{one.ToJson()}\n{string.Join("\n", others.Select(other => other.ToJson()))}");
                }
            }
        }
    }
}
