using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Arns;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Planning;
using CrossAcctSync.Policies;
using Xunit;

namespace CrossAcctSync.Tests.Planning;

/// <summary>Trusts that ask for more than an ExternalId: whether they are enough is decided, not compared as text.</summary>
public sealed class GuardedTrustTests
{
    private const string OtherRole = "arn:aws:iam::111122223333:role/Another";

    [Theory]
    [InlineData("""{"Bool":{"aws:SecureTransport":"true"}}""")]
    [InlineData("""{"StringEquals":{"aws:RequestedRegion":"us-east-2"}}""")]
    [InlineData("""{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::111122223333:role/Invoke*"}}""")]
    [InlineData("""{"StringEquals":{"aws:PrincipalAccount":"111122223333"}}""")]
    [InlineData("""{"StringNotEquals":{"aws:PrincipalArn":"arn:aws:iam::111122223333:role/Another"}}""")]
    public void A_guard_that_holds_is_enough(string guard)
    {
        SyncPlan plan = PlanSample.Plan(Accounts(Trust(guard)), PlanSample.Requirement());

        Assert.DoesNotContain(plan.Changes, change => change.Kind == SyncChangeKind.PutTrustPolicy);
        Assert.Empty(plan.Warnings);
    }

    [Theory]
    [InlineData("""{"Bool":{"aws:SecureTransport":"false"}}""")]
    [InlineData("""{"StringEquals":{"aws:RequestedRegion":"eu-west-1"}}""")]
    [InlineData("""{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::111122223333:role/Another"}}""")]
    public void A_guard_that_does_not_hold_is_not(string guard)
    {
        SyncChange trust = Assert.Single(PlanSample.Plan(Accounts(Trust(guard)), PlanSample.Requirement()).Changes, change => change.Kind == SyncChangeKind.PutTrustPolicy);

        Assert.Equal(trust.Before!.Statements[0], trust.After!.Statements[0]);
        Assert.Equal(2, trust.After.Statements.Count);
    }

    [Theory]
    [InlineData("aws:PrincipalOrgID", "o-aa111bb222")]
    [InlineData("aws:ResourceOrgID", "o-aa111bb222")]
    [InlineData("aws:SourceIp", "10.0.0.1")]
    public void A_guard_of_which_nothing_is_known_is_a_question_and_no_new_statement(string key, string value)
    {
        WritableAccounts accounts = Accounts(Trust(Condition(key, value)));

        SyncPlan plan = PlanSample.Plan(accounts, PlanSample.Requirement());

        Assert.DoesNotContain(plan.Changes, change => change.Kind == SyncChangeKind.PutTrustPolicy);
        string question = Assert.Single(plan.Warnings);
        Assert.Contains(key, question, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("-Context", question, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("aws:PrincipalOrgID", "o-aa111bb222", 0)]
    [InlineData("aws:PrincipalOrgID", "o-zz999yy888", 1)]
    [InlineData("aws:SourceIp", "10.0.0.1", 0)]
    [InlineData("aws:SourceIp", "10.0.0.2", 1)]
    public void What_is_given_decides_it(string key, string given, int changes)
    {
        WritableAccounts accounts = Accounts(Trust(Condition(key, key == "aws:SourceIp" ? "10.0.0.1" : "o-aa111bb222")));

        SyncPlan plan = SyncPlanner.Plan(
            new[] { PlanSample.Requirement() }, accounts, new SyncPlanOptions { Context = RequestContext.Empty.With(key, given) }, TestContext.Current.CancellationToken);

        Assert.Equal(changes, plan.Changes.Count(change => change.Kind == SyncChangeKind.PutTrustPolicy));
        Assert.Empty(plan.Warnings);
    }

    [Theory]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"sts:AssumeRole","Condition":{"Bool":{"aws:SecureTransport":"true"}}}}""")]
    public void A_trust_that_works_without_ExternalId_is_not_leaned_on(string trust) =>
        Assert.Contains(PlanSample.Plan(Accounts(trust), PlanSample.Requirement()).Changes, change => change.Kind == SyncChangeKind.PutTrustPolicy);

    [Fact]
    public void A_Deny_that_applies_is_a_problem_and_not_a_statement_that_helps_nobody()
    {
        const string Denied = """{"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*","Action":"sts:AssumeRole","Condition":{"StringNotEquals":{"aws:RequestedRegion":"eu-west-1"}}}}""";

        SyncPlan plan = PlanSample.Plan(Accounts(Denied), PlanSample.Requirement());

        Assert.Empty(plan.Changes);
        Assert.Single(plan.Problems);
    }

    [Fact]
    public void The_id_of_a_deleted_principal_is_left_out_of_what_is_written_and_told()
    {
        string trust = Trust("{}", "AROAEXAMPLE0000000001");
        SyncPlan plan = PlanSample.Plan(Accounts(trust), PlanSample.Requirement());

        SyncChange change = Assert.Single(plan.Changes, one => one.Kind == SyncChangeKind.PutTrustPolicy);
        Assert.Equal(PlanSample.Source, Assert.Single(Assert.Single(change.After!.Statements).Principal!.Principals).Value);
        Assert.Contains(plan.Warnings, warning => warning.Contains("AROAEXAMPLE0000000001", StringComparison.Ordinal) && warning.Contains("deleted", StringComparison.Ordinal));
    }

    [Fact]
    public void Beside_others_only_the_id_goes_and_a_document_that_is_not_written_keeps_it()
    {
        string two = """{"Version":"2012-10-17","Statement":{"Sid":"Foreign","Effect":"Allow","Principal":{"AWS":["OTHER","AIDAEXAMPLE0000000001"]},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"x1"}}}}""".Replace("OTHER", OtherRole, StringComparison.Ordinal);
        SyncChange change = Assert.Single(PlanSample.Plan(Accounts(two), PlanSample.Requirement()).Changes, one => one.Kind == SyncChangeKind.PutTrustPolicy);
        Assert.Equal(new[] { OtherRole }, change.After!.Statements[0].Principal!.Principals.Select(principal => principal.Value));
        Assert.Equal(change.Before!.Statements[0].Conditions, change.After.Statements[0].Conditions);

        WritableAccounts accounts = Accounts(two);
        PlanSample.Changes(PlanSample.Apply(accounts, PlanSample.Plan(accounts, PlanSample.Requirement()).Changes));
        Assert.Empty(PlanSample.Plan(accounts, PlanSample.Requirement()).Changes);
    }

    [Fact]
    public void The_id_of_a_role_at_hand_becomes_its_ARN()
    {
        WritableAccounts accounts = Accounts(Trust("""{"StringEquals":{"aws:RequestedRegion":"eu-west-1"}}""", "AROAEXAMPLE0000000001"))
            .Change(PlanSample.Source, role => role with { RoleId = "AROAEXAMPLE0000000001" });

        SyncChange change = Assert.Single(PlanSample.Plan(accounts, PlanSample.Requirement()).Changes, one => one.Kind == SyncChangeKind.PutTrustPolicy);

        Assert.Equal(PlanSample.Source, Assert.Single(change.After!.Statements[0].Principal!.Principals).Value);
    }

    [Fact]
    public void An_exception_for_nobody_but_a_deleted_principal_is_a_problem()
    {
        const string Trust = """{"Version":"2012-10-17","Statement":{"Effect":"Deny","NotPrincipal":{"AWS":"AROAEXAMPLE0000000001"},"Action":"sts:TagSession"}}""";

        SyncPlan plan = PlanSample.Plan(Accounts(Trust), PlanSample.Requirement());

        Assert.Empty(plan.Changes);
        Assert.Contains("AROAEXAMPLE0000000001", Assert.Single(plan.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_random_trusts_every_guard_stays_a_second_plan_is_empty_and_access_is_granted()
    {
        int changed = 0;
        int asked = 0;
        int enough = 0;
        for (int seed = 0; seed < 1500; seed++)
        {
            WritableAccounts accounts = Accounts(RandomTrust(new Random(seed)));
            PolicyDocument before = accounts[PlanSample.Target].Trust.Document!;
            SyncPlan plan = PlanSample.Plan(accounts, PlanSample.Requirement());
            if (plan.Problems.Count > 0)
            {
                // A Deny stands in the way; nothing is written.
                Assert.Empty(plan.Changes);
                continue;
            }

            PlanSample.Changes(PlanSample.Apply(accounts, plan.Changes));
            PolicyDocument after = accounts[PlanSample.Target].Trust.Document!;
            bool isChanged = plan.Changes.Any(change => change.Kind == SyncChangeKind.PutTrustPolicy);

            // What is new is the module's own statement, with the role and the ExternalId; all others stand as before.
            string[] added = after.Statements.Select(Text).Except(before.Statements.Select(Text), StringComparer.Ordinal).ToArray();
            Assert.Equal(isChanged ? 1 : 0, added.Length);
            Assert.Empty(before.Statements.Select(Text).Except(after.Statements.Select(Text), StringComparer.Ordinal));
            Assert.All(added, statement => Assert.Contains("sts:ExternalId", statement, StringComparison.Ordinal));
            Assert.Empty(PlanSample.Plan(accounts, PlanSample.Requirement()).Changes);

            AccessOutcome outcome = Decide(after);
            bool isAsked = plan.Warnings.Any(warning => warning.Contains("is not known, so nothing is added", StringComparison.Ordinal));
            Assert.True(isAsked ? outcome == AccessOutcome.Undetermined : outcome is AccessOutcome.Allowed or AccessOutcome.Undetermined, $"seed {seed}: {outcome}");
            changed += isChanged ? 1 : 0;
            asked += isAsked ? 1 : 0;
            enough += !isChanged && !isAsked ? 1 : 0;
        }

        // Every way was met, and not by chance.
        Assert.InRange(changed, 100, 1400);
        Assert.InRange(asked, 50, 1400);
        Assert.InRange(enough, 50, 1400);
    }

    private static string Text(PolicyStatement statement) => PolicyDocument.Of(statement).ToJson(indented: false);

    private static AccessOutcome Decide(PolicyDocument trust)
    {
        RequestContext context = RequestContext.Empty.With("aws:SecureTransport", "true").With("aws:RequestedRegion", "us-east-2");
        return PolicyEvaluator.Default.Evaluate(
            AccessRequest.AssumeRole(RequestPrincipal.Role(RoleArn.Parse(PlanSample.Source), null, new Dictionary<string, string>()), RoleArn.Parse(PlanSample.Target), PlanSample.Machine, null, context),
            new PolicySet
            {
                IdentityPolicies = new[] { NamedPolicy.Parse("all", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""") },
                ResourcePolicy = NamedPolicy.Of("trust", trust),
            }).Outcome;
    }

    private static string RandomTrust(Random random)
    {
        string[] guards =
        [
            "\"Bool\":{\"aws:SecureTransport\":\"true\"}",
            "\"Bool\":{\"aws:SecureTransport\":\"false\"}",
            "\"StringLike\":{\"aws:RequestedRegion\":\"us-*\"}",
            "\"ArnLike\":{\"aws:PrincipalArn\":\"arn:aws:iam::111122223333:role/Invoke*\"}",
            "\"IpAddress\":{\"aws:SourceIp\":\"10.0.0.0/8\"}",
            "\"ForAnyValue:StringEquals\":{\"aws:PrincipalOrgPaths\":\"o-aa111bb222/r-ab12/\"}",
        ];
        string[] ids = [PlanSample.Machine, PlanSample.Machine + "2", "x1"];
        string[] principals = [PlanSample.Source, OtherRole, "arn:aws:iam::111122223333:root"];
        IEnumerable<string> statements = Enumerable.Range(0, random.Next(1, 4)).Select(number =>
            $"{{\"Sid\":\"S{number}\",\"Effect\":\"{(random.Next(8) == 0 ? "Deny" : "Allow")}\",\"Principal\":{{\"AWS\":\"{principals[random.Next(3)]}\"}},\"Action\":\"sts:AssumeRole\","
            + $"\"Condition\":{{\"StringEquals\":{{\"sts:ExternalId\":\"{ids[random.Next(3)]}\"}}{string.Concat(guards.Where(_ => random.Next(4) == 0).GroupBy(guard => guard[..8]).Select(group => "," + group.First()))}}}}}");
        return "{\"Version\":\"2012-10-17\",\"Statement\":[" + string.Join(",", statements) + "]}";
    }

    private static WritableAccounts Accounts(string trust) => PlanSample.Accounts().With(PlanSample.Target, trust);

    private static string Condition(string key, string value) => $"{{\"{(key == "aws:SourceIp" ? "IpAddress" : "StringEquals")}\":{{\"{key}\":\"{value}\"}}}}";

    private static string Trust(string guard, string principal = PlanSample.Source)
    {
        string more = guard.Trim('{').Length < 2 ? string.Empty : guard[1..^1];
        string id = $"\"sts:ExternalId\":\"{PlanSample.Machine}\"";
        string condition = more.StartsWith("\"StringEquals\":{", StringComparison.Ordinal)
            ? "\"StringEquals\":{" + id + "," + more["\"StringEquals\":{".Length..]
            : "\"StringEquals\":{" + id + "}" + (more.Length > 0 ? "," + more : string.Empty);
        return $"{{\"Version\":\"2012-10-17\",\"Statement\":{{\"Sid\":\"Foreign\",\"Effect\":\"Allow\",\"Principal\":{{\"AWS\":\"{principal}\"}},\"Action\":\"sts:AssumeRole\",\"Condition\":{{{condition}}}}}}}";
    }
}
