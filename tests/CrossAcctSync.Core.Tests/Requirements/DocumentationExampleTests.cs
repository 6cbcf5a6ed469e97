using System.Linq;
using CrossAcctSync.Policies;
using CrossAcctSync.Requirements;
using Xunit;

namespace CrossAcctSync.Tests.Requirements;

/// <summary>https://docs.aws.amazon.com/step-functions/latest/dg/concepts-access-cross-acct-resources.html#concepts-cross-acct-sync-pattern</summary>
public sealed class DocumentationExampleTests
{
    private const string Definition = """
        {
          "StartAt": "Start",
          "States": {
            "Start": {
              "Type": "Task",
              "Resource": "arn:aws:states:::states:startExecution.sync",
              "Parameters": { "StateMachineArn": "arn:aws:states:us-east-2:444455556666:stateMachine:stateMachineName" },
              "Credentials": { "RoleArn": "arn:aws:iam::444455556666:role/Target" },
              "End": true
            }
          }
        }
        """;

    [Fact]
    public void The_requirement_names_both_roles_and_the_state_machine_as_ExternalId()
    {
        SyncRequirement requirement = Assert.Single(Analysis.Of(Definition).Requirements);

        Assert.Equal("arn:aws:iam::111122223333:role/InvokeRole", requirement.SourceRoleArn);
        Assert.Equal("111122223333", requirement.SourceAccountId);
        Assert.Equal("arn:aws:iam::444455556666:role/Target", requirement.TargetRoleArn);
        Assert.Equal("444455556666", requirement.TargetAccountId);
        Assert.Equal("Target", requirement.TargetRoleName);
        Assert.Equal("arn:aws:states:us-east-2:111122223333:stateMachine:Orders", requirement.ExternalId);
        Assert.Equal(("aws", "us-east-2"), (requirement.Partition, requirement.Region));
    }

    [Fact]
    public void The_statements_are_those_of_the_documentation()
    {
        SyncRequirement requirement = Assert.Single(Analysis.Of(Definition).Requirements);

        Assert.Equal(
            new[]
            {
                ("states:StartExecution", "arn:aws:states:us-east-2:444455556666:stateMachine:stateMachineName"),
                ("states:DescribeExecution, states:StopExecution", "arn:aws:states:us-east-2:444455556666:execution:stateMachineName:*"),
            },
            requirement.Statements.Select(statement => (string.Join(", ", statement.Actions), string.Join(", ", statement.Resources))));
        Assert.All(requirement.Statements, statement => Assert.Empty(statement.Conditions));
        Assert.All(requirement.Statements, statement => Assert.Equal(PolicyEffect.Allow, statement.ToPolicyStatement().Effect));
    }

    [Fact]
    public void No_EventBridge_permission_is_among_them() =>
        Assert.DoesNotContain(
            Assert.Single(Analysis.Of(Definition).Requirements).Statements.SelectMany(statement => statement.Actions),
            action => action.StartsWith("events:", System.StringComparison.Ordinal));
}
