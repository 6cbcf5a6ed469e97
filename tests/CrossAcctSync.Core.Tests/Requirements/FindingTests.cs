using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Arns;
using CrossAcctSync.Definitions;
using CrossAcctSync.Findings;
using CrossAcctSync.Integrations;
using CrossAcctSync.Requirements;
using Xunit;

namespace CrossAcctSync.Tests.Requirements;

public sealed class FindingTests
{
    private const string Role = ", \"Credentials\": {\"RoleArn\": \"arn:aws:iam::444455556666:role/Sync\"}";

    private static RequirementAnalysis Task(string resource, string parameters = "{}", string rest = Role, RequirementOptions? options = null) =>
        Analysis.Of(Analysis.OneTask($"\"Resource\": \"{resource}\", \"Parameters\": {parameters}{rest}"), options);

    private static Finding Single(RequirementAnalysis analysis, string code) => Assert.Single(
        analysis.Findings.Concat(analysis.Requirements.SelectMany(requirement => requirement.Findings)).Distinct(),
        finding => finding.Code == code);

    [Theory]
    [InlineData("Orders'2024", "'")]
    [InlineData("Bestellungen-äö", "äö")]
    [InlineData("a(b)!", "()!")]
    public void A_name_that_sts_does_not_accept_is_an_error_that_names_the_characters(string name, string strange)
    {
        RequirementOptions options = Analysis.Options with { StateMachineArns = new[] { StateMachineArn.Parse("arn:aws:states:us-east-2:111122223333:stateMachine:" + name) } };
        Finding finding = Single(Analysis.Of(Analysis.WithCredentials("{\"RoleArn\": \"arn:aws:iam::444455556666:role/Sync\"}"), options), "StateMachineNameNotAllowed");

        Assert.Equal(FindingSeverity.Error, finding.Severity);
        Assert.Contains($"'{strange}'", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_nested_workflow_of_unknown_type_is_told_and_a_known_Express_one_is_an_error_with_the_advice()
    {
        const string Child = "arn:aws:states:us-east-2:444455556666:stateMachine:Child";
        const string Resource = "arn:aws:states:::states:startExecution.sync:2";
        string parameters = $"{{\"StateMachineArn\": \"{Child}:live\"}}";
        RequirementOptions Known(StateMachineType type) => Analysis.Options with { KnownTypes = new Dictionary<string, StateMachineType> { [Child] = type } };

        Assert.Equal(FindingSeverity.Information, Single(Task(Resource, parameters), "NestedTypeUnknown").Severity);
        Finding express = Single(Task(Resource, parameters, options: Known(StateMachineType.Express)), "NestedExpressSync");
        Assert.Contains("arn:aws:states:::aws-sdk:sfn:startSyncExecution", express.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(Analysis.Codes(Task(Resource, parameters, options: Known(StateMachineType.Standard))));
        Assert.DoesNotContain("NestedTypeUnknown", Analysis.Codes(Task("arn:aws:states:::states:startExecution", parameters)));
    }

    [Theory]
    [InlineData("arn:aws:states:::glue:startJobRun.sync", "SyncInExpress")]
    [InlineData("arn:aws:states:::sqs:sendMessage.waitForTaskToken", "CallbackInExpress")]
    public void An_Express_workflow_can_neither_wait_for_jobs_nor_for_callbacks(string resource, string code) =>
        Assert.Equal(FindingSeverity.Error, Single(Task(resource, options: Analysis.Options with { Type = StateMachineType.Express }), code).Severity);

    [Fact]
    public void A_distributed_Map_runs_children_of_their_own_type()
    {
        const string Inner = "\"ItemProcessor\": {\"ProcessorConfig\": {\"Mode\": \"DISTRIBUTED\", \"ExecutionType\": \"EXPRESS\"}, \"StartAt\": \"B\", \"States\": {\"B\": {\"Type\": \"Task\","
            + "\"Resource\": \"arn:aws:states:::glue:startJobRun.sync\", \"Parameters\": {\"JobName\": \"etl\"}" + Role + ", \"End\": true}}}";
        RequirementAnalysis analysis = Analysis.Of("{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Map\", " + Inner + ", \"End\": true}}}");

        Assert.Equal("Orders / Map:A / B", Single(analysis, "SyncInExpress").StatePath);
    }

    [Fact]
    public void A_callback_across_accounts_needs_a_principal_of_the_own_account() =>
        Assert.Equal(FindingSeverity.Warning, Single(Task("arn:aws:states:::sqs:sendMessage.waitForTaskToken", "{\"QueueUrl\": \"https://sqs.us-east-2.amazonaws.com/444455556666/q\"}"), "CallbackFromTarget").Severity);

    [Fact]
    public void Another_partition_and_another_region_are_errors()
    {
        Assert.Equal(FindingSeverity.Error, Single(Task("arn:aws:states:::glue:startJobRun.sync", "{\"JobName\": \"etl\"}", Role.Replace("arn:aws:", "arn:aws-cn:", StringComparison.Ordinal)), "CrossPartition").Severity);
        Finding region = Single(Task("arn:aws:states:::states:startExecution", "{\"StateMachineArn\": \"arn:aws:states:eu-west-1:444455556666:stateMachine:Child\"}"), "CrossRegion");
        Assert.Contains("eu-west-1", region.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_target_in_the_own_account_is_a_warning() =>
        Assert.Equal(FindingSeverity.Warning, Single(Task("arn:aws:states:::glue:startJobRun.sync", "{\"JobName\": \"etl\"}", Role.Replace("444455556666", "111122223333", StringComparison.Ordinal)), "SameAccountTarget").Severity);

    [Fact]
    public void A_task_without_Credentials_that_names_another_account_is_a_warning()
    {
        RequirementAnalysis analysis = Task("arn:aws:states:::states:startExecution.sync:2", "{\"StateMachineArn\": \"arn:aws:states:us-east-2:444455556666:stateMachine:Child\"}", string.Empty);

        Assert.Empty(analysis.Requirements);
        Assert.Equal("CredentialsMissing", Assert.Single(Analysis.Codes(analysis)));
    }

    [Theory]
    [InlineData("arn:aws:states:::glue:startJobRun.sync:2", "glue:startJobRun.sync")]
    [InlineData("arn:aws:states:::glu:startJobRun.sync", "glue:startJobRun.sync")]
    [InlineData("arn:aws:states:::lambda:invoke.sync", "lambda:invoke")]
    [InlineData("arn:aws:states:::aws-sdk:glue:startJobRun.sync", "glue:startJobRun")]
    public void An_unknown_integration_or_pattern_is_an_error_with_a_near_miss(string resource, string suggestion)
    {
        Finding finding = Single(Task(resource), "IntegrationUnknown");

        Assert.Equal(FindingSeverity.Error, finding.Severity);
        Assert.Contains(suggestion, finding.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dynamic_resource_is_a_warning_that_names_the_field()
    {
        Finding finding = Single(Task("arn:aws:states:::glue:startJobRun.sync", "{\"JobName.$\": \"$.job\"}"), "ResourceDynamic");

        Assert.Equal(FindingSeverity.Warning, finding.Severity);
        Assert.Contains("JobName", finding.Message, StringComparison.Ordinal);
        Assert.Equal("Orders / Run", finding.StatePath);
    }

    [Fact]
    public void Without_an_ARN_or_a_role_the_requirement_says_what_is_missing_and_grants_nothing()
    {
        RequirementAnalysis analysis = Analysis.Of(Analysis.WithCredentials("{\"RoleArn\": \"arn:aws:iam::444455556666:role/Sync\"}"), RequirementOptions.Default);

        Assert.Equal(new[] { "SourceRoleUnknown", "StateMachineArnUnknown" }, Analysis.Codes(analysis));
        Assert.Empty(Assert.Single(analysis.Requirements).Statements);
    }

    [Fact]
    public void A_repeated_name_is_a_warning_with_both_places() =>
        Assert.Contains("first at 1:", Single(Analysis.Of(Analysis.WithCredentials("{\"RoleArn\": \"a\", \"RoleArn\": \"arn:aws:iam::444455556666:role/Sync\"}")), "DuplicateKey").Message, StringComparison.Ordinal);

    [Fact]
    public void Every_kind_of_issue_of_the_catalogue_is_a_kind_of_finding() =>
        Assert.All(Enum.GetValues<ScopingIssueKind>(), kind => Assert.Contains(ScopingFindings.RuleOf(kind), DefinitionRules.All));

    [Fact]
    public void Codes_are_unique_and_have_a_title_and_a_source()
    {
        FindingRule[] rules = DefinitionRules.All.Concat(AccessRules.All).ToArray();

        Assert.Equal(rules.Length, rules.Select(rule => rule.Code).Distinct(StringComparer.Ordinal).Count());
        Assert.All(rules, rule => Assert.True(rule.Title.EndsWith('.') && rule.Source.StartsWith("https://docs.aws.amazon.com/", StringComparison.Ordinal), rule.Code));
        Assert.Equal(typeof(DefinitionRules).GetProperties().Length - 1, DefinitionRules.All.Count);
        Assert.Equal(typeof(AccessRules).GetProperties().Length - 1, AccessRules.All.Count);
    }
}
