using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using CrossAcctSync.Integrations;
using Xunit;

namespace CrossAcctSync.Core.Tests.Integrations;

/// <summary>The catalogue against the actions and resource types of the Service Authorization Reference.</summary>
public sealed partial class CatalogueConsistencyTests
{
    private static readonly IReadOnlyList<Integration> Rows = IntegrationCatalogue.Default.Integrations;

    [Fact]
    public void Has_all_integrations_of_the_guide()
    {
        Assert.Equal(115, Rows.Count);
        Assert.Equal(35, Rows.Count(row => row.Pattern == IntegrationPattern.RunJob));
        Assert.Equal(14, Rows.Count(row => row.Pattern == IntegrationPattern.WaitForTaskToken));
        Assert.Equal(2, Assert.Single(Rows, row => row.Version is not null).Version);
        Assert.Equal(7, Rows.Count(row => row.Support == IntegrationSupport.Contested));
    }

    [Fact]
    public void Every_action_is_one_that_IAM_knows_in_its_spelling() =>
        Assert.All(Statements().SelectMany(pair => pair.Statement.Actions), action => Assert.Equal(action.Name, IntegrationCatalogue.FindAction(action.Name)));

    [Fact]
    public void Every_default_resource_is_of_a_type_of_each_action()
    {
        foreach ((Integration row, IntegrationStatement statement) in Rows.SelectMany(row => row.Statements.Select(statement => (row, statement))).Where(pair => pair.statement.BeyondReference is null))
        {
            foreach (IntegrationAction action in statement.Actions)
            {
                IReadOnlyList<ReferenceResource> types = ActionReference.FindAction(action.Name)!.Resources;
                foreach (ResourceTemplate resource in statement.Resources)
                {
                    Assert.True(resource.IsAny || types.Any(type => type.Arns.Any(arn => Fits(resource.Text, arn.Text))), $"{row}: {action.Name} has no resource type like {resource}.");
                }
            }
        }
    }

    [Fact]
    public void Every_required_type_is_granted_where_the_action_has_one_alone()
    {
        foreach ((Integration row, IntegrationStatement statement) in Rows.SelectMany(row => row.Statements.Select(statement => (row, statement))))
        {
            foreach (IntegrationAction action in statement.Actions.Where(action => !action.Name.StartsWith("bedrock", StringComparison.Ordinal)))
            {
                // DescribeExecution lists the runs of Express Workflows too, which no .sync waits for.
                foreach (ReferenceResource type in ActionReference.FindAction(action.Name)!.Resources.Where(type => type.IsRequired && type.Type != "express"))
                {
                    Assert.True(statement.Resources.Any(resource => resource.IsAny || type.Arns.Any(arn => Fits(resource.Text, arn.Text))), $"{row}: {action.Name} is not granted on its {type.Type}.");
                }
            }
        }
    }

    [Fact]
    public void A_default_wildcard_stands_only_where_IAM_has_no_narrower_form()
    {
        foreach ((Integration row, IntegrationStatement statement) in Rows.SelectMany(row => row.Statements.Select(statement => (row, statement))).Where(pair => pair.statement.Resources.Any(resource => resource.IsAny)))
        {
            Assert.NotNull(statement.WildcardReason);
            bool isTextMessage = statement.When?.FieldPath == "PhoneNumber";
            Assert.True(isTextMessage || statement.Actions.All(action => ActionReference.FindAction(action.Name)!.Resources.Count == 0), row.ToString());
        }
    }

    [Fact]
    public void No_statement_is_for_EventBridge_rules_and_managed_rules_are_kept_as_data()
    {
        Assert.DoesNotContain(Statements(), pair => pair.Statement.Actions.Any(action => action.Name.StartsWith("events:Put", StringComparison.Ordinal) && action.Name != "events:PutEvents"));
        Assert.Equal(17, Rows.Count(row => row.EventBridge is not null));
        Assert.All(Rows.Where(row => row.EventBridge is not null), row => Assert.StartsWith("StepFunctionsGetEvent", row.EventBridge!.Name, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_RunJob_row_with_permissions_can_poll()
    {
        Assert.All(
            Rows.Where(row => row.Pattern == IntegrationPattern.RunJob && row.Statements.Count > 0),
            row => Assert.Contains(row.Statements, statement => statement.Actions.Any(action => action.Purpose == ActionPurpose.Poll)));
        Assert.DoesNotContain(
            Rows.Where(row => row.Pattern != IntegrationPattern.RunJob).SelectMany(row => row.Statements),
            statement => statement.Actions.Any(action => action.Purpose is ActionPurpose.Poll or ActionPurpose.Stop));
    }

    [Fact]
    public void Every_source_is_a_page_of_AWS() =>
        Assert.All(
            Rows.Select(row => row.Source).Concat(Statements().Select(pair => pair.Statement.Source)),
            source => Assert.StartsWith("https://docs.aws.amazon.com/", source, StringComparison.Ordinal));

    [Fact]
    public void Sdk_services_are_those_of_the_guide_and_their_exceptions_are_known_actions()
    {
        // The guide of before 25 September 2026, and the five that came then.
        Assert.Equal(417 + 5, IntegrationCatalogue.Default.SdkServices.Count);
        foreach (SdkService service in IntegrationCatalogue.Default.SdkServices)
        {
            Assert.All(service.Actions.Values.SelectMany(actions => actions), action => Assert.Equal(action, IntegrationCatalogue.FindAction(action)));
            Assert.All(service.Statements.Values.SelectMany(statements => statements).SelectMany(statement => statement.Actions), action => Assert.Equal(action.Name, IntegrationCatalogue.FindAction(action.Name)));
            Assert.All(service.Verbs.Values, verb => Assert.NotNull(IntegrationCatalogue.FindAction(service.IamPrefix + ":" + verb)));
            Assert.All(service.Rows.Values, row => Assert.NotNull(IntegrationCatalogue.Default.FindByName(row)));
            Assert.True(IntegrationCatalogue.IsKnownPrefix(service.IamPrefix) || service.Note is not null, service.Name);
            Assert.True(service.Confidence is "High" or "Medium" || service.Note is not null, service.Name);
        }
    }

    [Fact]
    public void Every_line_of_the_action_reference_can_be_read()
    {
        int actions = IntegrationCatalogue.Default.SdkServices.Select(service => service.IamPrefix).Distinct()
            .Where(IntegrationCatalogue.IsKnownPrefix)
            .Sum(prefix => IntegrationCatalogue.ActionsOf(prefix).Count);
        Assert.InRange(actions, 19_000, 25_000);
        Assert.Equal("glue:StartJobRun", IntegrationCatalogue.FindAction("GLUE:startjobrun"));
        Assert.False(IntegrationCatalogue.IsKnownAction("glue:StartJobRuns"));
        Assert.False(IntegrationCatalogue.IsKnownAction("nosuch:Thing"));
        Assert.False(IntegrationCatalogue.IsKnownAction("glue"));
        Assert.False(IntegrationCatalogue.IsKnownAction("\n\"glue:StartJobRun"));
        Assert.False(IntegrationCatalogue.IsKnownAction(null));
    }

    [Fact]
    public void The_qualifier_is_a_condition_of_starting_only() =>
        Assert.All(
            Statements().Where(pair => pair.Statement.Conditions.Any(condition => condition.Key == "states:StateMachineQualifier")),
            pair => Assert.All(pair.Statement.Actions, action => Assert.Contains(action.Name, new[] { "states:StartExecution", "states:StartSyncExecution" })));

    private static IEnumerable<(Integration Row, IntegrationStatement Statement)> Statements() =>
        Rows.SelectMany(row => row.Statements.Concat(row.DocumentedStatements).Select(statement => (row, statement)));

    /// <summary>Whether some ARN is of both forms, each placeholder and wildcard standing for anything without a colon too many.</summary>
    private static bool Fits(string template, string arn)
    {
        string sample = Field().Replace(template.Replace("{partition}", "aws", StringComparison.Ordinal), "x").Replace("*", "x", StringComparison.Ordinal);
        string[] literals = Placeholder().Split(arn.Replace("${Partition}", "aws", StringComparison.Ordinal));
        string pattern = string.Join(".+", literals.Select(Regex.Escape));

        // A revision: family:7 is a name and a number.
        return Regex.IsMatch(sample, @"\A" + pattern + @"\z") || Regex.IsMatch(sample + ":x", @"\A" + pattern + @"\z") || Regex.IsMatch(sample + "/x", @"\A" + pattern + @"\z");
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Field();

    [GeneratedRegex(@"\$\{[^}]*\}")]
    private static partial Regex Placeholder();
}
