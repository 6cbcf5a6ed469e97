using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Planning;
using CrossAcctSync.Policies;
using Xunit;

namespace CrossAcctSync.Tests.Planning;

/// <summary>What an undo would open is asked for, whatever the change says was there before.</summary>
public sealed class UndoOpeningTests
{
    private const string Own = """{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:role/InvokeRole"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"arn:aws:states:us-east-2:111122223333:stateMachine:Orders"}}}""";
    private const string Service = """{"Sid":"Foreign","Effect":"Allow","Principal":{"Service":"states.amazonaws.com"},"Action":"sts:AssumeRole"}""";

    private readonly WritableAccounts _accounts = PlanSample.Accounts();

    public static TheoryData<string, string?> Trusts => new()
    {
        { Service, null },
        { """{"Sid":"Renamed","Effect":"Allow","Principal":{"Service":["states.amazonaws.com"]},"Action":["sts:AssumeRole"]}""", null },
        { Service + "," + Own, null },
        { Service + """,{"Effect":"Allow","Principal":{"AWS":"AROAEXAMPLEDELETED0001"},"Action":"sts:AssumeRole"}""", null },
        { Service + """,{"Effect":"Allow","Principal":{"AWS":["AROAEXAMPLEDELETED0001","arn:aws:iam::999988887777:role/Other"]},"Action":"sts:AssumeRole"}""", "ExternalIdMissing" },
        { """{"Sid":"All","Effect":"Allow","Principal":"*","Action":"sts:AssumeRole"}""", "PrincipalWildcard" },
        { Service + """,{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"arn:aws:states:us-east-2:111122223333:stateMachine:Orders"}}}""", "PrincipalWildcard" },
        { Service + """,{"Effect":"Allow","NotPrincipal":{"AWS":"111122223333"},"Action":"sts:AssumeRole"}""", "NotPrincipalAllowed" },
        { Service + """,{"Effect":"Allow","Principal":{"AWS":"999988887777"},"Action":"sts:AssumeRole"}""", "AccountRootTrusted" },
        { Service + """,{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:role/InvokeRole"},"Action":"sts:AssumeRole"}""", "ExternalIdMissing" },
        { Service + """,{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:role/InvokeRole"},"Action":"sts:AssumeRole","Condition":{"StringLike":{"sts:ExternalId":"arn:*"}}}""", "ExternalIdLoose" },
        { Service + """,{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::444455556666:role/Insider"},"Action":"sts:AssumeRole"}""", "role/Insider" },
        { Service + """,{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}""", "lambda.amazonaws.com" },
        { Service + "," + Own.Replace("stateMachine:Orders", "stateMachine:Another", StringComparison.Ordinal), "InvokeRole" },
    };

    [Theory]
    [MemberData(nameof(Trusts))]
    public void A_trust_that_would_let_in_more_than_now_is_asked_for(string statements, string? named)
    {
        SyncChange change = Granted(SyncChangeKind.PutTrustPolicy) with { Before = Document(statements) };

        var asked = new List<SyncOpening>();
        SyncOutcome refused = Undo(change, null);
        SyncOutcome left = Undo(change, opening => Note(opening, false));
        if (named is null)
        {
            Assert.Null(refused.Failure);
            Assert.Empty(asked);
            return;
        }

        Assert.Equal((SyncFailureKind.UndoOpens, SyncChangeStatus.Applied), (refused.Failure!.Kind, refused.Changes[0].Status));
        Assert.Contains(named, refused.Failure.Message, StringComparison.Ordinal);
        Assert.Contains("Statement[", Assert.Single(Assert.Single(asked).Reasons), StringComparison.Ordinal);
        Assert.Equal((null, SyncChangeStatus.Applied), (left.Failure, left.Changes[0].Status));
        Assert.DoesNotContain(_accounts[PlanSample.Target].Trust.Document!.Statements, statement => statement.Sid == "All");

        Assert.Equal(SyncChangeStatus.Undone, Undo(change, opening => Note(opening, true)).Changes[0].Status);
        Assert.True(_accounts[PlanSample.Target].Trust.Document!.IsEquivalentTo(change.Before!).AreEquivalent);

        bool Note(SyncOpening opening, bool answer)
        {
            asked.Add(opening);
            return answer;
        }
    }

    [Theory]
    [InlineData("""{"Effect":"Allow","Action":"glue:StartJobRun","Resource":"arn:aws:glue:us-east-2:444455556666:job/other"}""", null)]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*"}""", "AllActions")]
    [InlineData("""{"Effect":"Allow","Action":"iam:*","Resource":"*"}""", "AllActions")]
    [InlineData("""{"Effect":"Allow","NotAction":"iam:*","Resource":"*"}""", "AllowByExclusion")]
    [InlineData("""{"Effect":"Allow","Action":"iam:PassRole","Resource":"*"}""", "PassRoleOnAllRoles")]
    public void A_permission_policy_that_would_grant_all_is_asked_for(string statement, string? named)
    {
        SyncChange change = Granted(SyncChangeKind.PutInlinePolicy) with { Before = Document(statement) };

        SyncFailure? failure = Undo(change, null).Failure;

        Assert.Equal(named is null ? null : SyncFailureKind.UndoOpens, failure?.Kind);
        Assert.Contains(named ?? string.Empty, failure?.Message ?? string.Empty, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("arn:aws:iam::aws:policy/AdministratorAccess", true)]
    [InlineData("arn:aws:iam::444455556666:policy/Own", true)]
    [InlineData(null, false)]
    public void A_policy_that_is_not_the_change_s_own_is_not_attached_unasked(string? arn, bool isAsked)
    {
        SyncChange change = Granted(SyncChangeKind.PutInlinePolicy);
        change = change with
        {
            Kind = SyncChangeKind.DetachPolicy,
            PolicyArn = arn ?? "arn:aws:iam::444455556666:policy/" + CrossAcctSync.Generation.PolicyNames.OfManaged(PlanSample.Machine, change.Role),
        };

        Assert.Equal(isAsked, Undo(change, null).Failure?.Kind == SyncFailureKind.UndoOpens);
    }

    [Fact]
    public void A_deny_that_would_go_is_asked_for_and_the_module_s_own_is_not()
    {
        SyncChange granted = Granted(SyncChangeKind.PutTrustPolicy);
        foreach ((PolicyDocument now, bool isAsked) in new[] { (PolicyDocument.Parse(PlanSample.NobodyTrusted), true), (ClosedTrust.Document, false) })
        {
            _accounts.Change(PlanSample.Target, role => role with { Trust = CrossAcctSync.Evaluation.NamedPolicy.Parse("trust", now.ToJson()) });

            SyncOutcome outcome = Undo(granted with { Before = Document(Own), After = now }, null);

            Assert.Equal(isAsked, outcome.Failure?.Kind == SyncFailureKind.UndoOpens);
        }
    }

    private static PolicyDocument Document(string statements) => PolicyDocument.Parse("{\"Version\":\"2012-10-17\",\"Statement\":[" + statements + "]}");

    private SyncChange Granted(SyncChangeKind kind) =>
        PlanSample.Changes(PlanSample.Apply(_accounts, PlanSample.Plan(_accounts, PlanSample.Requirement()).Changes)).First(change => change.Kind == kind && change.RoleArn == PlanSample.Target);

    private SyncOutcome Undo(SyncChange change, Func<SyncOpening, bool>? open) =>
        Assert.Single(SyncUndo.Undo([change], _accounts, _accounts, _ => true, null, open, TestContext.Current.CancellationToken));
}
