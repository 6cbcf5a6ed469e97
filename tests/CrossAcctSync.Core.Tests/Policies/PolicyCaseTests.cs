using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using CrossAcctSync.Policies;
using Xunit;

namespace CrossAcctSync.Tests.Policies;

public sealed class PolicyCaseTests
{
    public static TheoryData<string> Parsing => PolicyCases.Names<ParsingCase>("parsing.json");

    public static TheoryData<string> Equality => PolicyCases.Names<EqualityCase>("equality.json");

    public static TheoryData<string> Patterns => PolicyCases.Names<PatternCase>("patterns.json");

    public static TheoryData<string> Merges => PolicyCases.Names<MergeCase>("merges.json");

    public static TheoryData<string> Subtractions => PolicyCases.Names<SubtractionCase>("subtractions.json");

    public static TheoryData<string> Sizes => PolicyCases.Names<SizeCase>("sizes.json");

    public static TheoryData<string> Packing => PolicyCases.Names<PackingCase>("packing.json");

    public static TheoryData<string> Diffs => PolicyCases.Names<DiffCase>("diffs.json");

    [Fact]
    public void A_case_with_an_unknown_key_is_refused() =>
        Assert.Throws<JsonException>(() => PolicyCases.Parse<SizeCase>("""[{"name":"x","text":"{}","size":2,"written":2,"siez":2}]"""));

    [Theory]
    [MemberData(nameof(Parsing))]
    public void Parsing_case(string name)
    {
        ParsingCase one = PolicyCases.Find<ParsingCase>("parsing.json", name);
        if (one.Problem is not null)
        {
            Assert.False(PolicyDocument.TryParse(one.Text, out _, out PolicyProblem? problem));
            Assert.Contains(one.Problem, problem.Message, StringComparison.Ordinal);
            Assert.Equal(one.Element ?? string.Empty, problem.Element);
            return;
        }

        PolicyDocument document = PolicyDocument.Parse(one.Text);
        Assert.Equal(one.Written, document.ToJson());
        Assert.Equal(one.Written, PolicyDocument.Parse(document.ToJson(indented: true)).ToJson());
    }

    [Theory]
    [MemberData(nameof(Equality))]
    public void Equality_case(string name)
    {
        EqualityCase one = PolicyCases.Find<EqualityCase>("equality.json", name);
        var options = new PolicyEqualityOptions { CompareIds = one.Strict, Partition = one.Partition };
        PolicyDocument left = Read(one.Left);
        PolicyDocument right = Read(one.Right);

        PolicyEqualityResult result = left.IsEquivalentTo(right, options);

        Assert.True(one.Equal == result.AreEquivalent, result.FirstDifference?.Message);
        Assert.Equal(one.Equal, right.IsEquivalentTo(left, options).AreEquivalent);
        Assert.Equal(one.Equal, PolicyEquality.SemanticHash(left, options) == PolicyEquality.SemanticHash(right, options));
        Assert.Equal(one.Element, result.FirstDifference?.Element);
    }

    [Theory]
    [MemberData(nameof(Patterns))]
    public void Pattern_case(string name)
    {
        PatternCase one = PolicyCases.Find<PatternCase>("patterns.json", name);
        bool covers = one.Kind switch
        {
            "action" => PolicyPattern.CoversAction(one.Wide, one.Narrow),
            "resource" => PolicyPattern.CoversResource(one.Wide, one.Narrow),
            "text" => PolicyPattern.CoversText(one.Wide, one.Narrow),
            "literal" => PolicyPattern.CoversLiteral(one.Wide, one.Narrow),
            "resource overlap" => PolicyPattern.MayOverlapResource(one.Wide, one.Narrow),
            "overlap" => PolicyPattern.MayOverlap(one.Wide, one.Narrow),
            _ => throw new NotSupportedException(one.Kind),
        };

        Assert.Equal(one.Covers, covers);
    }

    [Theory]
    [MemberData(nameof(Merges))]
    public void Merge_case(string name)
    {
        MergeCase one = PolicyCases.Find<MergeCase>("merges.json", name);
        PolicyDocument existing = Read(one.Existing);
        PolicyDocument needed = Read(one.Needed);

        PolicyMergeResult result = PolicyMerger.Merge(existing, needed);

        Assert.Equal(Read(one.Merged ?? one.Existing).ToJson(indented: true), result.Document.ToJson(indented: true));
        Assert.Equal(one.Merged is not null, result.HasChanges);
        Assert.Equal(one.Granted, result.AlreadyGranted.Count);
        Assert.Equal(one.Refused, result.Refused.Count);
        Assert.Equal(one.Warnings, result.Warnings.Select(warning => $"{warning.Kind} {warning.Message}"));
        Assert.Empty(PolicyMerger.Merge(result.Document, needed).Added);
    }

    [Theory]
    [MemberData(nameof(Subtractions))]
    public void Subtraction_case(string name)
    {
        SubtractionCase one = PolicyCases.Find<SubtractionCase>("subtractions.json", name);

        PolicySubtractionResult result = PolicySubtraction.Subtract(Read(one.Existing), Read(one.Remove), Read(one.Keep));

        Assert.Equal(Read(one.Left ?? one.Existing).ToJson(indented: true), result.Document.ToJson(indented: true));
        Assert.Equal(one.Left is not null, result.HasChanges);
        Assert.Equal(one.Retained, result.NotRemoved.Select(retained => retained.Reason));
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Size_case(string name)
    {
        SizeCase one = PolicyCases.Find<SizeCase>("sizes.json", name);

        Assert.Equal(one.Size, PolicySize.Of(one.Text));
        Assert.Equal(one.Written, PolicySize.Of(PolicyDocument.Parse(one.Text)));
    }

    [Theory]
    [MemberData(nameof(Packing))]
    public void Packing_case(string name)
    {
        PackingCase one = PolicyCases.Find<PackingCase>("packing.json", name);
        PolicyQuota quota = PolicyQuota.Of(Enum.Parse<PolicyKind>(one.Kind));
        quota = one.Limit is { } limit ? quota with { Limit = limit, Source = "this case" } : quota;

        PolicyPackResult result = PolicyPacker.Pack(Read(one.Policy), quota, new PolicyPackOptions { MaxDocuments = one.MaxDocuments });

        Assert.Equal(Texts(one.Documents), result.Documents.Select(document => document.ToJson(indented: true)));
        Assert.Equal(one.Problem is null, result.Fits);
        Assert.Equal(one.Problem, result.Problem?.Message);
    }

    [Theory]
    [MemberData(nameof(Diffs))]
    public void Diff_case(string name)
    {
        DiffCase one = PolicyCases.Find<DiffCase>("diffs.json", name);

        PolicyDiff diff = PolicyDiff.Between(Read(one.Before), Read(one.After));

        Assert.Equal(string.Concat(one.Lines.Select(line => line + "\n")), diff.ToText());
        Assert.Equal(one.Lines.Count > 0, diff.HasChanges);
    }

    private static IEnumerable<string> Texts(IEnumerable<JsonElement> documents) => documents.Select(document => Read(document).ToJson(indented: true));

    private static PolicyDocument Read(JsonElement policy) => PolicyDocument.Parse(policy.GetRawText());
}
