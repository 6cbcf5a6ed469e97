using System;
using CrossAcctSync.Module.Tests.Shell;
using Xunit;

namespace CrossAcctSync.Module.Tests.Display;

/// <summary>Holds the tables to the very text that a user sees.</summary>
[Collection("PSStyle")]
public sealed class TableTests
{
    private const string Orders = "$r = Get-SyncRequirement workflows/order-fulfilment.asl.json -WarningAction Ignore " + Sample.Identity + "; ";

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void Requirements_are_grouped_by_state_machine(int width)
    {
        using ModuleShell shell = Sample.Open(width);

        AssertShown(
            """
               StateMachine: Orders (account 111122223333)

            Tasks Statements Findings              TargetRole
            ----- ---------- --------              ----------
                2          4 1 warning             333344445555:DataPlatformAccess
                1          2                       222233334444:SettlePaymentsAccess
            """,
            shell.Show(Orders + "$r"));
    }

    [Fact]
    public void A_requirement_shows_what_is_known_of_a_dynamic_role_and_how_many_findings_there_are()
    {
        using ModuleShell shell = Sample.Open(80);

        AssertShown(
            """
               StateMachine: Definition

            Tasks Statements Findings              TargetRole
            ----- ---------- --------              ----------
                1          0 2 errors, 1 warning   arn:*:iam::*:role/*
            """,
            shell.Show("Get-SyncRequirement -Definition $dynamic -WarningAction Ignore"));
    }

    [Fact]
    public void Tasks_name_the_line_that_they_stand_on()
    {
        using ModuleShell shell = Sample.Open(80);

        AssertShown(
            """
             Line StatePath                    Resource                    Pattern
             ---- ---------                    --------                    -------
                5 Orders / Price               glue:startJobRun.sync       RunJob
               74 Orders / Map:Lines / PackLin ecs:runTask.sync            RunJob
                  e
            """,
            shell.Show(Orders + "$r[0].Tasks"));
    }

    [Fact]
    public void Statements_have_a_line_for_each_action_and_resource()
    {
        using ModuleShell shell = Sample.Open();

        AssertShown(
            """
            Purposes          Actions                                            Resources
            --------          -------                                            ---------
            Start             states:StartExecution                              arn:aws:states:us-east-2:222233334444:stateMachine
                                                                                 :SettlePayments
                                                                                 if StringEquals states:StateMachineQualifier live
            Poll, Stop        states:DescribeExecution                           arn:aws:states:us-east-2:222233334444:execution:Se
                              states:StopExecution                               ttlePayments:*
            """,
            shell.Show(Orders + "$r[1].Statements"));
    }

    [Fact]
    public void Findings_are_paragraphs_that_break_between_words()
    {
        using ModuleShell shell = Sample.Open(80);

        AssertShown(
            """
            Warning PassRoleNotVisible: Orders / Map:Lines / PackLine
                The task definition names a task role and a task execution role of its
                own, which the workflow does not show. Name these roles (-PassRoleArn), so
                that iam:PassRole covers them.
            """,
            shell.Show(Orders + "$r[0].Findings"));
    }

    [Theory]
    [InlineData(80, "222233334444: ", 6)]
    [InlineData(120, "222233334444:SettlePaymentsAccess ", 4)]
    public void Policies_show_how_much_room_is_left(int width, string role, int count)
    {
        using ModuleShell shell = Sample.Open(width);

        string[] lines = shell.Show(Orders + "$r | New-SyncPermissionPolicy").Split('\n');

        Assert.Equal(count, lines.Length);
        Assert.Matches("^Kind +Role +PolicyName +Size +Quota +Remaining$", lines[0]);
        Assert.All(lines, line => Assert.InRange(line.Length, 1, width));
        Assert.Contains(lines, line => line.Contains(role, StringComparison.Ordinal) && line.EndsWith("  396 10240      9844", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void Integrations_are_grouped_by_service(int width)
    {
        using ModuleShell shell = Sample.Open(width);

        AssertShown(
            """
               Service: AWS Step Functions

            Api            Pattern          Workflows         CrossAccount
            ---            -------          ---------         ------------
            startExecution RunJob           Standard          Supported
            startExecution RunJob:2         Standard          Supported
            startExecution RequestResponse  Standard, Express Supported
            startExecution WaitForTaskToken Standard          Supported
            """,
            shell.Show("Get-SyncIntegration -Service states"));
    }

    [Fact]
    public void The_statements_of_an_integration_have_their_purposes_and_when_they_are_needed()
    {
        using ModuleShell shell = Sample.Open();

        AssertShown(
            """
            Purposes Actions                                      Resources                                    When
            -------- -------                                      ---------                                    ----
            Stop     glue:BatchStopJobRun                         arn:{partition}:glue:{region}:{account}:job/
            Poll     glue:GetJobRun                               {JobName}
            Poll     glue:GetJobRuns
            Start    glue:StartJobRun
            """,
            shell.Show("(Get-SyncIntegration glue:startJobRun.sync).Statements"));
    }

    [Fact]
    public void A_document_is_shown_as_JSON()
    {
        using ModuleShell shell = Sample.Open();

        AssertShown(
            """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Effect": "Allow",
                  "Action": "sts:AssumeRole",
                  "Resource": "arn:aws:iam::444455556666:role/Target"
                }
              ]
            }
            """,
            shell.Show($"(New-SyncInvokePolicy {Sample.SourceRoleArn} {Sample.StateMachineArn} arn:aws:iam::444455556666:role/Target).Document"));
    }

    [Fact]
    public void Severities_have_a_colour_where_colour_is_on()
    {
        using ModuleShell shell = Sample.Open();

        string colored = shell.ShowInColor(Orders + "$PSStyle.OutputRendering = 'Ansi'; $r[0].Findings");
        string plain = shell.ShowInColor("$PSStyle.OutputRendering = 'PlainText'; $r[0].Findings");

        Assert.Contains("\u001b[33;1mWarning\u001b[0m PassRoleNotVisible", colored, StringComparison.Ordinal);
        Assert.Contains("Warning PassRoleNotVisible", plain, StringComparison.Ordinal);
    }

    private static void AssertShown(string expected, string shown) => Assert.Equal(expected.ReplaceLineEndings("\n"), shown);
}
