using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Findings;
using CrossAcctSync.Linting;
using Xunit;

namespace CrossAcctSync.Tests.Linting;

public sealed class LintCaseTests
{
    private static readonly IReadOnlyList<LintCase> Cases = LintCaseFiles.ReadAll();

    public static IEnumerable<TheoryDataRow<string>> Places() => Cases.Select(lintCase => new TheoryDataRow<string>(lintCase.Place));

    public static IEnumerable<TheoryDataRow<string>> Codes() => PolicyRules.All.Select(rule => new TheoryDataRow<string>(rule.Code));

    [Theory]
    [MemberData(nameof(Places))]
    public void A_policy_has_the_findings_that_are_expected_and_no_others(string place)
    {
        LintCase lintCase = Cases.Single(candidate => candidate.Place == place);
        List<ExpectedFinding> missing = [.. lintCase.Expected];
        var unexpected = new List<Finding>();

        foreach (Finding finding in PolicyLinter.Lint(lintCase.Text, lintCase.Options))
        {
            int index = missing.FindIndex(expected => expected.Is(finding));
            if (index < 0)
            {
                unexpected.Add(finding);
            }
            else
            {
                missing.RemoveAt(index);
            }
        }

        Assert.True(
            missing.Count == 0 && unexpected.Count == 0,
            $"Missing: {string.Join("; ", missing)}\nNot expected: {string.Join("; ", unexpected.Select(finding => $"{finding} ({finding.Element} {finding.Location?.Position})"))}");
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_rule_has_a_case_that_breaks_it_and_one_that_keeps_it(string code)
    {
        LintCase[] cases = [.. Cases.Where(lintCase => lintCase.Rule == code)];

        Assert.Contains(cases, lintCase => lintCase.IsPositive);
        Assert.Contains(cases, lintCase => !lintCase.IsPositive);
    }

    [Fact]
    public void A_case_has_a_name_of_its_own()
    {
        Assert.Equal(Cases.Count, Cases.Select(lintCase => lintCase.Place).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("""{"cases":[],"more":1}""")]
    [InlineData("""{"cases":[{"name":"a","rule":"SizeExceeded","policy":"","expected":[],"expect":[]}]}""")]
    [InlineData("""{"cases":[{"name":"a","rule":"SizeExceded","policy":"","expected":[]}]}""")]
    [InlineData("""{"cases":[{"name":"a","rule":"SizeExceeded","policy":"","expected":[{"code":"SizeExceeded","at":"1:1","line":1}]}]}""")]
    [InlineData("""{"cases":[{"name":"a","rule":"SizeExceeded","policy":"","statements":[],"expected":[]}]}""")]
    [InlineData("""{"cases":[{"name":"a","rule":"SizeExceeded","policy":""}]}""")]
    public void A_member_that_the_runner_does_not_know_is_refused(string json)
    {
        Assert.Throws<FormatException>(() => LintCaseFiles.Parse("file", json));
    }
}
