using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CrossAcctSync.Findings;
using CrossAcctSync.Planning;
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

    [Theory]
    [InlineData(TemplateFormat.CloudFormation)]
    [InlineData(TemplateFormat.StackSet)]
    public void Templates_in_YAML_have_the_same_bytes_in_any_order_and_names_that_say_so(TemplateFormat format)
    {
        SyncTemplateOptions options = new() { Format = format, Syntax = TemplateSyntax.Yaml, OrganizationalUnitIds = ["r-abcd"] };
        SyncRequirement[] requirements = Uniform(4);

        IReadOnlyList<SyncTemplate> one = Export(options, requirements);
        IReadOnlyList<SyncTemplate> other = Export(options, [.. requirements.Reverse()]);

        Assert.Equal(one.Select(template => (template.FileName, template.Content)), other.Select(template => (template.FileName, template.Content)));
        Assert.All(one.Where(template => template.Creates.Count > 0), template =>
        {
            Assert.EndsWith(".template.yaml", template.FileName, StringComparison.Ordinal);
            Assert.EndsWith("\n", template.Content, StringComparison.Ordinal);
            Assert.DoesNotContain('\r', template.Content);
            Assert.DoesNotContain(template.Commands, command => command.Contains(".template.json", StringComparison.Ordinal));
        });
    }

    [Theory]
    [InlineData(TemplateFormat.Terraform)]
    [InlineData(TemplateFormat.Cdk)]
    public void An_engine_with_one_form_keeps_it(TemplateFormat format)
    {
        IReadOnlyList<SyncTemplate> yaml = Export(new SyncTemplateOptions { Format = format, Syntax = TemplateSyntax.Yaml }, PlanSample.Requirement());

        Assert.Equal(Export(new SyncTemplateOptions { Format = format }, PlanSample.Requirement()).Select(template => template.Content), yaml.Select(template => template.Content));
    }

    [Fact]
    public void A_template_in_YAML_that_is_too_long_to_be_sent_is_written_without_white_space()
    {
        SyncRequirement[] many = Enumerable.Range(0, 80).Select(number => PlanSample.Requirement("arn:aws:iam::444455556666:role/Sync" + number)).ToArray();

        SyncTemplate template = File(Export(new SyncTemplateOptions { Syntax = TemplateSyntax.Yaml, Side = SyncSide.Target }, many), "444455556666.template.yaml");

        Assert.StartsWith("{", template.Content, StringComparison.Ordinal);
        Assert.Equal("AWS::IAM::Role", Json(template).GetProperty("Resources").GetProperty("Sync0Role").GetProperty("Type").GetString());
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
