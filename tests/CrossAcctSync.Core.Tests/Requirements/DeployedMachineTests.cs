using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Arns;
using CrossAcctSync.Definitions;
using CrossAcctSync.Definitions.Reading;
using CrossAcctSync.Findings;
using CrossAcctSync.Requirements;
using Xunit;

namespace CrossAcctSync.Tests.Requirements;

/// <summary>That a state machine without an ARN is found among those that are there when it alone fits, and never guessed.</summary>
public sealed class DeployedMachineTests
{
    private const string Target = "arn:aws:iam::444455556666:role/Sync";
    private const string Role = "arn:aws:iam::111122223333:role/FlowRole";

    private static readonly string Text = System.Text.Json.JsonSerializer.Serialize(Analysis.WithCredentials("{\"RoleArn\": \"" + Target + "\"}"));

    private static string Template(string logicalId, string more = "") =>
        "{\"Resources\": {\"" + logicalId + "\": {\"Type\": \"AWS::StepFunctions::StateMachine\", \"Properties\": {" + more + "\"DefinitionString\": " + Text + "}}}}";

    private static string Terraform(string name) =>
        "{\"resource\": {\"aws_sfn_state_machine\": {\"flow\": {" + name + ", \"definition\": " + Text + "}}}}";

    private static IReadOnlyList<SyncRequirement> Requirements(RequirementOptions options, params string[] texts)
    {
        var session = new RequirementSession();
        return texts
            .SelectMany(text => new DefinitionReader(new DefinitionFiles(), DefinitionContext.Empty).ReadText(text, "File"))
            .SelectMany(result => session.Add(result.Definition!, options)?.Requirements ?? [])
            .Concat(session.Complete().SelectMany(analysis => analysis.Requirements))
            .ToArray();
    }

    private static StateMachineDefinition Machine(string arn, string role = Role) => new DefinitionReader(new DefinitionFiles(), DefinitionContext.Empty)
        .ReadText("{\"stateMachineArn\": \"" + arn + "\", \"roleArn\": \"" + role + "\", \"definition\": " + Text + "}", "Machine").Single().Definition!;

    private static string Arn(string name, string account = "111122223333", string region = "eu-west-1") => $"arn:aws:states:{region}:{account}:stateMachine:{name}";

    private static IReadOnlyList<SyncRequirement> Find(IReadOnlyList<SyncRequirement> requirements, params string[] arns) =>
        DeployedMachines.Find(requirements, () => arns.Select(arn => Machine(arn)).ToArray());

    [Theory]
    [InlineData("Stack", "Prod-Flow-1A2B3C4D5E6F")]
    [InlineData("Terraform", "flow-20260101120000000000000001")]
    [InlineData("Named", "Orders")]
    public void The_one_that_fits_is_used_with_a_finding(string form, string deployed)
    {
        string text = form switch { "Stack" => Template("Flow"), "Terraform" => Terraform("\"name_prefix\": \"flow-\""), _ => Terraform("\"name\": \"Orders\"") };
        IReadOnlyList<SyncRequirement> unknown = Requirements(RequirementOptions.Default, text);
        Assert.Null(Assert.Single(unknown).StateMachineArn);

        SyncRequirement found = Assert.Single(Find(unknown, Arn("Other"), Arn(deployed), Arn("Prod-FlowTwo-1A2B3C4D5E6F"), Arn("MyFlow-1A2B3C4D5E6F")));

        Assert.Equal((Arn(deployed), Role, "eu-west-1", "111122223333"), (found.StateMachineArn, found.SourceRoleArn, found.Region, found.SourceAccountId));
        Assert.NotEmpty(found.Statements);
        Finding finding = Assert.Single(found.Findings, finding => finding.Rule == DefinitionRules.StateMachineMatched);
        Assert.Contains(Arn(deployed), finding.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(found.Findings, finding => finding.Rule == DefinitionRules.StateMachineArnUnknown);
    }

    [Fact]
    public void Of_several_none_is_used_and_all_are_named()
    {
        IReadOnlyList<SyncRequirement> unknown = Requirements(RequirementOptions.Default, Template("Flow"));

        SyncRequirement found = Assert.Single(Find(unknown, Arn("Test-Flow-1A2B3C4D5E6F"), Arn("Prod-Flow-6F5E4D3C2B1A")));

        Assert.Null(found.StateMachineArn);
        Finding finding = Assert.Single(found.Findings, finding => finding.Rule == DefinitionRules.StateMachineArnUnknown);
        Assert.Contains(Arn("Test-Flow-1A2B3C4D5E6F"), finding.Message, StringComparison.Ordinal);
        Assert.Contains(Arn("Prod-Flow-6F5E4D3C2B1A"), finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_known_of_account_region_and_role_sets_them_apart()
    {
        string[] both = { Arn("Test-Flow-1A2B3C4D5E6F"), Arn("Prod-Flow-6F5E4D3C2B1A", "777788889999"), Arn("Prod-Flow-6F5E4D3C2B1A", "111122223333", "us-east-1") };

        SyncRequirement byPlace = Assert.Single(Find(Requirements(RequirementOptions.Default with { Region = "eu-west-1", SourceRoleArn = RoleArn.Parse(Role) }, Template("Flow")), both));
        SyncRequirement byRole = Assert.Single(Find(Requirements(RequirementOptions.Default with { SourceRoleArn = RoleArn.Parse("arn:aws:iam::111122223333:role/Another") }, Template("Flow")), both[0]));

        Assert.Equal(both[0], byPlace.StateMachineArn);
        Assert.Null(byRole.StateMachineArn);
    }

    [Fact]
    public void Two_definitions_never_get_one_state_machine()
    {
        // One stack's file read from two places, or two stacks with the same logical id.
        IReadOnlyList<SyncRequirement> unknown = Requirements(RequirementOptions.Default, Template("Flow"), Template("Flow", "\"Tags\": [], "));
        Assert.Equal(2, unknown.Count);
        Assert.All(Find(unknown, Arn("Prod-Flow-1A2B3C4D5E6F")), requirement => Assert.Null(requirement.StateMachineArn));

        IReadOnlyList<SyncRequirement> owned = Requirements(RequirementOptions.Default, Template("Flow"), "{\"stateMachineArn\": \"" + Arn("Prod-Flow-1A2B3C4D5E6F") + "\", \"roleArn\": \"" + Role + "\", \"definition\": " + Text + "}");
        Assert.Null(Find(owned, Arn("Prod-Flow-1A2B3C4D5E6F")).Single(requirement => requirement.Unnamed is not null).StateMachineArn);
    }

    [Fact]
    public void A_file_that_is_merely_called_so_is_none()
    {
        IReadOnlyList<SyncRequirement> unknown = Requirements(RequirementOptions.Default, Analysis.WithCredentials("{\"RoleArn\": \"" + Target + "\"}"));

        Assert.Null(Assert.Single(Find(unknown, Arn("File"))).StateMachineArn);
    }

    [Fact]
    public void Nothing_is_read_where_every_ARN_is_known_and_nothing_is_used_where_not_all_was_read()
    {
        IReadOnlyList<SyncRequirement> known = Analysis.Of(Analysis.WithCredentials("{\"RoleArn\": \"" + Target + "\"}")).Requirements;
        IReadOnlyList<SyncRequirement> unknown = Requirements(RequirementOptions.Default, Template("Flow"));

        Assert.Same(known, DeployedMachines.Find(known, () => throw new InvalidOperationException("Nothing was to be read.")));
        Assert.Same(unknown, DeployedMachines.Find(unknown, () => null));
    }

    [Theory]
    [InlineData("\"Resource\": \"arn:aws:states:::lambda:invoke\", \"Parameters\": {\"FunctionName\": \"\"}", "FunctionName")]
    [InlineData("\"Resource\": \"arn:aws:states:::glue:startJobRun.sync\", \"Parameters\": {\"JobName\": \"\"}", "JobName")]
    [InlineData("\"Resource\": \"arn:aws:states:::dynamodb:getItem\", \"Parameters\": {\"TableName\": \"\", \"Key\": {}}", "TableName")]
    [InlineData("\"Resource\": \"arn:aws:states:::aws-sdk:sns:getTopicAttributes\", \"Parameters\": {\"TopicArn\": \"\"}", "TopicArn")]
    [InlineData("\"Resource\": \"arn:aws:states:::aws-sdk:s3:getObject\", \"Parameters\": {\"Bucket\": \"\", \"Key\": \"k\"}", "Bucket")]
    public void Empty_text_names_no_resource_of_any_kind(string fields, string named)
    {
        SyncRequirement requirement = Assert.Single(Analysis.Of(Analysis.OneTask(fields + ", \"Credentials\": {\"RoleArn\": \"" + Target + "\"}")).Requirements);

        Assert.Contains(requirement.Findings, finding => finding.Severity == FindingSeverity.Error && finding.Message.Contains($"'Parameters.{named}' is empty text", StringComparison.Ordinal));
    }
}
