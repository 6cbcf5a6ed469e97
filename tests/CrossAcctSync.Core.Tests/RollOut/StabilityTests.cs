using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CrossAcctSync.Findings;
using CrossAcctSync.Requirements;
using CrossAcctSync.RollOut;
using CrossAcctSync.Tests.Planning;
using CsCheck;
using Xunit;
using static CrossAcctSync.Tests.RollOut.RollOutSample;

namespace CrossAcctSync.Tests.RollOut;

public sealed class StabilityTests
{
    public static TheoryData<TemplateFormat> Formats => [.. Enum.GetValues<TemplateFormat>()];

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_same_requirements_in_any_order_give_the_same_bytes(TemplateFormat format)
    {
        SyncTemplateOptions options = new() { Format = format, OrganizationalUnitIds = ["r-abcd", "r-bcde"], Tags = new Dictionary<string, string> { ["a"] = "1", ["b"] = "2" } };
        SyncRequirement[] requirements =
        [
            .. Uniform(4),
            PlanSample.Requirement(),
            PlanSample.Requirement(job: "second"),
            PlanSample.Requirement(machine: PlanSample.Machine + "2"),
            PlanSample.Requirement(PlanSample.Other, PlanSample.Machine + "2", "third"),
        ];
        string expected = Text(requirements);

        Gen.Shuffle(requirements).Sample(shuffled => Text(shuffled) == expected, iter: 20);

        string Text(SyncRequirement[] some) => string.Join("\n", Export(options, some).Select(template => template.FileName + "\n" + template.Content));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Lines_end_with_a_line_feed_alone(TemplateFormat format) => Assert.All(
        Export(new SyncTemplateOptions { Format = format, OrganizationalUnitIds = ["r-abcd"] }, PlanSample.Requirement()),
        template =>
        {
            Assert.DoesNotContain('\r', template.Content);
            Assert.EndsWith("\n", template.Content, StringComparison.Ordinal);
        });

    [Fact]
    public void A_new_role_changes_nothing_of_the_others()
    {
        SyncTemplate before = File(Export(new SyncTemplateOptions(), PlanSample.Requirement()), "444455556666.template.json");
        SyncTemplate after = File(Export(new SyncTemplateOptions(), PlanSample.Requirement(), PlanSample.Requirement(PlanSample.Target + "-a")), "444455556666.template.json");

        Assert.Empty(before.Creates.Except(after.Creates));
        Assert.Equal(4, after.Creates.Select(resource => resource.LogicalId).Distinct().Count());
    }

    [Fact]
    public void Names_that_differ_in_their_signs_have_resources_of_their_own()
    {
        SyncRequirement[] requirements = new[] { "a-b", "ab", "a_b", "team/ab", "9", "R9" }.Select(name => PlanSample.Requirement("arn:aws:iam::444455556666:role/" + name)).ToArray();

        SyncTemplate template = File(Export(new SyncTemplateOptions(), requirements), "444455556666.template.json");

        Assert.Equal(12, template.Creates.Select(resource => resource.LogicalId).Distinct(StringComparer.Ordinal).Count());
        Assert.All(template.Creates, resource => Assert.Matches("^[A-Za-z][A-Za-z0-9]*$", resource.LogicalId));
    }

    [Fact]
    public void The_page_on_the_roll_out_names_every_kind_of_finding_with_its_severity()
    {
        string page = System.IO.File.ReadAllText(Path.Combine(RepositoryFolder.Top, "docs", "en-US", "about_CrossAcctSync_RollOut.md"));

        Assert.All(RollOutRules.All, rule => Assert.Contains($"- `{rule.Code}` ({rule.Severity}): {rule.Title}", page, StringComparison.Ordinal));
    }
}
