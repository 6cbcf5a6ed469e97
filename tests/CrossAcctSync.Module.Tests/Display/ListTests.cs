using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using CrossAcctSync.Module.Tests.Shell;
using CrossAcctSync.Tests;
using Xunit;

namespace CrossAcctSync.Module.Tests.Display;

/// <summary>
/// Holds the lists to the very text that a user sees. The engine alone has no Format-List, so the lists are put before
/// the tables.
/// </summary>
public sealed class ListTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("CrossAcctSync-").FullName;
    private readonly ModuleShell _shell;

    public ListTests()
    {
        IEnumerable<XElement> lists = Directory.EnumerateFiles(Path.Combine(Repository.Layout, "bin"), "*.Format.ps1xml")
            .SelectMany(file => XDocument.Load(file).Descendants("View")).Where(view => view.Element("ListControl") is not null);
        string format = Path.Combine(_folder, "Lists.format.ps1xml");
        new XDocument(new XElement("Configuration", new XElement("ViewDefinitions", lists))).Save(format);
        _shell = ModuleShell.Open(new ShellOptions
        {
            Format = format,
            WorkingDirectory = Path.Combine(Repository.Root, "examples"),
        }).Set("nested", Sample.Nested);
    }

    public void Dispose()
    {
        _shell.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void A_requirement_is_shown_in_full() => AssertShown(
        """
        StateMachineName : Orders
        StateMachineArn  : arn:aws:states:us-east-2:111122223333:stateMachine:Orders
        SourceRoleArn    : arn:aws:iam::111122223333:role/InvokeRole
        TargetRole       : arn:aws:iam::444455556666:role/Target
        Region           : us-east-2
        ExternalId       : arn:aws:states:us-east-2:111122223333:stateMachine:Orders
        Tasks            : Orders / Run (arn:aws:states:::states:startExecution.sync)
        Statements       : Allow states:StartExecution on arn:aws:states:us-east-2:444455556666:stateMachine:stateMachineName
                           Allow states:DescribeExecution, states:StopExecution on
                           arn:aws:states:us-east-2:444455556666:execution:stateMachineName:*
        Findings         : Information NestedTypeUnknown: Orders / Run: It is not known whether 'stateMachineName' is Standard
                           or Express; .sync works for Standard only.
        Path             :
        """,
        "Get-SyncRequirement -Definition $nested " + Sample.Identity);

    [Fact]
    public void A_change_about_a_managed_policy_names_it_and_an_attachment_counts_policies()
    {
        string shown = _shell.Show("$WarningPreference = 'Ignore'; Get-SyncRequirement -SnapshotPath accounts | Get-SyncPlan accounts -PolicyKind Managed");

        Assert.Matches(@"(?m)^PolicyArn +: arn:aws:iam::[0-9]{12}:policy/", shown);
        Assert.Matches(@"(?m)^Size +: 1 of 10 managed policies", shown);
        Assert.Matches(@"(?m)^IsForeign +: False", shown);
    }

    [Fact]
    public void A_statement_says_under_which_conditions_and_why() => AssertShown(
        """
        Actions    : states:StartExecution
        Resources  : arn:aws:states:us-east-2:222233334444:stateMachine:SettlePayments
        Conditions : StringEquals states:StateMachineQualifier live
        Purposes   : Start
        StatePaths : Orders / Parallel:SettleAndNotify[0] / Settle
        Reason     : Limited to the resources that the task names, and to the account and region where it names none.
        Source     : https://docs.aws.amazon.com/step-functions/latest/dg/auth-version-alias.html
        """,
        "(Get-SyncRequirement workflows/order-fulfilment.asl.json -WarningAction Ignore " + Sample.Identity + ")[1].Statements[0]");

    [Fact]
    public void A_policy_is_shown_with_its_document() => AssertShown(
        """
        Kind             : Trust
        RoleName         : Target
        RoleArn          : arn:aws:iam::444455556666:role/Target
        PolicyName       :
        StateMachineArns : arn:aws:states:us-east-2:111122223333:stateMachine:Orders
        Size             : 255 of 2048 characters
        HasChanges       : True
        PolicyDocument   : {
                             "Version": "2012-10-17",
                             "Statement": [
                               {
                                 "Effect": "Allow",
                                 "Principal": {
                                   "AWS": "arn:aws:iam::111122223333:role/InvokeRole"
                                 },
                                 "Action": "sts:AssumeRole",
                                 "Condition": {
                                   "StringEquals": {
                                     "sts:ExternalId": "arn:aws:states:us-east-2:111122223333:stateMachine:Orders"
                                   }
                                 }
                               }
                             ]
                           }
        """,
        "Get-SyncRequirement -Definition $nested " + Sample.Identity + " | New-SyncTrustPolicy");

    [Fact]
    public void A_finding_names_its_source() => AssertShown(
        """
        Severity          : Information
        Code              : NestedTypeUnknown
        StatePath         : Orders / Run
        Message           : It is not known whether 'stateMachineName' is Standard or Express; .sync works for Standard only.
        RecommendedAction : Check its type. Use arn:aws:states:::aws-sdk:sfn:startSyncExecution for an Express workflow; its
                            Output is a string in the answer, as with .sync.
        Location          : <text>:7:42
        Source            : https://docs.aws.amazon.com/step-functions/latest/dg/concepts-access-cross-acct-resources.html#conc
                            epts-cross-acct-sync-pattern
        """,
        "(Get-SyncRequirement -Definition $nested " + Sample.Identity + ").Findings");

    [Fact]
    public void An_integration_is_shown_with_its_statements() => AssertShown(
        """
        Resource            : arn:aws:states:::sqs:sendMessage
        Service             : Amazon SQS
        Api                 : sendMessage
        Pattern             : RequestResponse
        WorkflowTypes       : Standard, Express
        CrossAccount        : Supported
        CrossAccountNote    : Rests on the general statements of AWS: 'Using Step Functions service integrations, you can invok
                              e any cross-account AWS resource even if that AWS service does not support resource-based policie
                              s or cross-account calls' (concepts-access-cross-acct-resources), and Credentials 'is supported b
                              y the Task types that use Lambda functions and a supported AWS service' (state-task).
        Statements          : Allow sqs:SendMessage on arn:{partition}:sqs:{region}:{account}:{QueueUrl:queue}
        Support             : Documented
        NoPermissionsReason :
        Notes               : Queues encrypted with AWS KMS need kms:Decrypt and kms:GenerateDataKey* on the key (not on the pa
                              ge).
        SourceQuality       : Page
        Source              : https://docs.aws.amazon.com/step-functions/latest/dg/connect-sqs.html
        """,
        "Get-SyncIntegration sqs:sendMessage");

    private void AssertShown(string expected, string script) => Assert.Equal(expected.ReplaceLineEndings("\n"), _shell.Show(script));
}
