using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Integrations;
using CrossAcctSync.Planning;
using CrossAcctSync.Policies;
using CrossAcctSync.Requirements;
using Xunit;

namespace CrossAcctSync.Tests.Planning;

/// <summary>Permissions that are there under conditions: whether they are enough is decided, each action on each resource, not compared as text.</summary>
public sealed class GuardedPermissionTests
{
    private const string Job = "arn:aws:glue:us-east-2:444455556666:job/etl";

    [Theory]
    [InlineData("""{"Bool":{"aws:SecureTransport":"true"}}""")]
    [InlineData("""{"StringEquals":{"aws:RequestedRegion":"us-east-2"}}""")]
    [InlineData("""{"StringEquals":{"aws:ResourceAccount":"${aws:PrincipalAccount}"}}""")]
    [InlineData("""{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::444455556666:role/Sync"}}""")]
    public void A_guard_that_holds_is_enough(string guard)
    {
        SyncPlan plan = Plan(Allow("glue:*", "*", guard));

        Assert.Empty(Permissions(plan));
        Assert.Empty(plan.Warnings);
    }

    [Theory]
    [InlineData("""{"Bool":{"aws:SecureTransport":"false"}}""")]
    [InlineData("""{"StringEquals":{"aws:RequestedRegion":"eu-west-1"}}""")]
    [InlineData("""{"StringEquals":{"aws:ResourceAccount":"999999999999"}}""")]
    [InlineData("""{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::444455556666:role/Another"}}""")]
    public void A_guard_that_does_not_hold_is_not(string guard) =>
        Assert.Equal(4, Assert.Single(Assert.Single(Permissions(Plan(Allow("glue:*", "*", guard)))).After!.Statements).Action.Values.Count);

    [Theory]
    [InlineData("""{"StringEquals":{"aws:PrincipalOrgID":"o-aa111bb222"}}""", "aws:principalorgid")]
    [InlineData("""{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}""", "aws:sourceip")]
    [InlineData("""{"StringEquals":{"aws:ResourceTag/env":"prod"}}""", "aws:resourcetag/env")]
    public void A_guard_of_which_nothing_is_known_is_a_question_and_no_new_statement(string guard, string key)
    {
        SyncPlan plan = Plan(Allow("glue:*", "*", guard));

        Assert.Empty(Permissions(plan));
        string question = Assert.Single(plan.Warnings);
        Assert.Contains(key, question, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("so nothing is added", question, StringComparison.Ordinal);
        Assert.Contains("-Context", question, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10.1.2.3", 0)]
    [InlineData("192.0.2.1", 1)]
    public void What_is_given_decides_it(string address, int changes)
    {
        WritableAccounts accounts = Accounts(Allow("glue:*", "*", """{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}"""));

        SyncPlan plan = SyncPlanner.Plan(
            [PlanSample.Requirement()], accounts, new SyncPlanOptions { Context = RequestContext.Empty.With("aws:SourceIp", address) }, TestContext.Current.CancellationToken);

        Assert.Equal(changes, Permissions(plan).Length);
        Assert.Empty(plan.Warnings);
    }

    [Fact]
    public void Only_what_is_missing_is_added_to_what_a_guard_lets_pass()
    {
        SyncPlan plan = Plan(Allow("glue:Get*", "*", """{"Bool":{"aws:SecureTransport":"true"}}"""));

        Assert.Equal(new[] { "glue:BatchStopJobRun", "glue:StartJobRun" }, Assert.Single(Assert.Single(Permissions(plan)).After!.Statements).Action.Values.Order());
    }

    [Fact]
    public void A_Deny_that_applies_is_a_problem_for_adding_does_not_help()
    {
        SyncPlan plan = Plan("""{"Effect":"Deny","Action":"glue:StartJobRun","Resource":"*","Condition":{"StringEquals":{"aws:RequestedRegion":"us-east-2"}}}""");

        Assert.Empty(plan.Changes);
        Assert.Contains("does not help", Assert.Single(plan.Problems).Message, StringComparison.Ordinal);
        Assert.NotEmpty(Permissions(Plan("""{"Effect":"Deny","Action":"glue:StartJobRun","Resource":"*","Condition":{"StringEquals":{"aws:RequestedRegion":"eu-west-1"}}}""")));
    }

    [Fact]
    public void A_Deny_that_applies_is_a_problem_also_where_all_is_allowed_by_its_text()
    {
        SyncPlan plan = Plan(Allow("glue:*", "*", "{}") + "," + Allow("glue:StartJobRun", "*", "{}").Replace("Allow", "Deny", StringComparison.Ordinal));

        Assert.Single(plan.Problems);
    }

    [Theory]
    [InlineData("glue:Get*", 1)]
    [InlineData("*", 0)]
    public void A_boundary_in_the_way_is_told(string allowed, int notes)
    {
        WritableAccounts accounts = PlanSample.Accounts().Change(PlanSample.Target, role => role with
        {
            PermissionsBoundary = new AttachedPolicy("arn:aws:iam::444455556666:policy/Edge", NamedPolicy.Parse("Edge", Document(Allow(allowed, "*", "{}")))),
        });

        SyncPlan plan = PlanSample.Plan(accounts, PlanSample.Requirement());

        Assert.Equal(notes, plan.Warnings.Count(warning => warning.Contains("whatever is added", StringComparison.Ordinal) && warning.Contains("glue:StartJobRun", StringComparison.Ordinal)));
        Assert.NotEmpty(Permissions(plan));
    }

    [Theory]
    [InlineData("""{"Bool":{"aws:SecureTransport":"true"}}""", 0, 0)]
    [InlineData("""{"StringEquals":{"aws:ResourceAccount":"444455556666"}}""", 0, 0)]
    [InlineData("""{"StringEquals":{"aws:ResourceAccount":"111122223333"}}""", 1, 0)]
    [InlineData("""{"StringEquals":{"sts:ExternalId":"arn:aws:states:us-east-2:111122223333:stateMachine:Orders"}}""", 0, 0)]
    [InlineData("""{"StringEquals":{"sts:ExternalId":"arn:aws:states:us-east-2:111122223333:stateMachine:Others"}}""", 1, 0)]
    [InlineData("""{"StringEquals":{"aws:ResourceOrgID":"${aws:PrincipalOrgID}"}}""", 0, 1)]
    public void What_the_execution_role_may_assume_is_decided_as_well(string guard, int changes, int questions)
    {
        WritableAccounts accounts = PlanSample.Accounts().With(PlanSample.Source, PlanSample.ServiceTrust, ("Assume", Document(Allow("sts:AssumeRole", "*", guard))));

        SyncPlan plan = PlanSample.Plan(accounts, PlanSample.Requirement());

        Assert.Equal(changes, plan.Changes.Count(change => change.Side == SyncSide.Source));
        Assert.Equal(questions, plan.Warnings.Count(warning => warning.Contains("sts:AssumeRole", StringComparison.Ordinal) && warning.Contains("so nothing is added", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("arn:aws:states:us-east-2:444455556666:execution:Child:*", "\"Resource\":\"*\"", 0)]
    [InlineData("arn:aws:states:us-east-2:444455556666:execution:Child:*", "\"Resource\":\"arn:aws:states:*:444455556666:execution:Child:*\"", 0)]
    [InlineData("arn:aws:states:us-east-2:444455556666:execution:Child:*", "\"NotResource\":\"arn:aws:states:*:*:execution:Child:secret*\"", 1)]
    [InlineData("arn:aws:states:us-east-2:444455556666:execution:Child:*", "\"Resource\":\"arn:aws:states:*:444455556666:execution:Child:Cross*\"", 1)]
    [InlineData("arn:aws:states:us-east-2:*:execution:Child:*", "\"Resource\":\"*\"", 1)]
    public void A_pattern_is_granted_by_what_covers_all_of_it(string needed, string resource, int changes)
    {
        SyncRequirement requirement = PlanSample.Requirement() with { Statements = [Statement(["states:StopExecution"], [needed])] };
        string guarded = "{\"Effect\":\"Allow\",\"Action\":\"states:*\"," + resource + ",\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"true\"}}}";

        Assert.Equal(changes, Permissions(PlanSample.Plan(Accounts(guarded), requirement)).Length);
    }

    [Theory]
    [InlineData("""["glue.amazonaws.com","lambda.amazonaws.com"]""", 0)]
    [InlineData("\"glue.amazonaws.com\"", 1)]
    public void A_need_of_many_values_is_granted_for_all_of_them_or_not_at_all(string allowed, int changes)
    {
        SyncStatement statement = new(["iam:PassRole"], ["arn:aws:iam::444455556666:role/Job"], [new PolicyCondition("StringEquals", "iam:PassedToService", ["glue.amazonaws.com", "lambda.amazonaws.com"])], [ActionPurpose.Start], [], string.Empty, string.Empty);
        string guard = "{\"StringEquals\":{\"iam:PassedToService\":" + allowed + "},\"Bool\":{\"aws:SecureTransport\":\"true\"}}";

        Assert.Equal(changes, Permissions(PlanSample.Plan(Accounts(Allow("iam:PassRole", "*", guard)), PlanSample.Requirement() with { Statements = [statement] })).Length);
    }

    [Fact]
    public void Of_random_policies_the_plan_grants_every_cell_adds_none_that_was_allowed_and_a_second_plan_is_empty()
    {
        int changed = 0;
        int asked = 0;
        int enough = 0;
        int refused = 0;
        for (int seed = 0; seed < 1500; seed++)
        {
            var random = new Random(seed);
            SyncRequirement requirement = PlanSample.Requirement() with { Statements = RandomNeed(random) };
            WritableAccounts accounts = Accounts(string.Join(",", Enumerable.Range(0, random.Next(1, 4)).Select(_ => RandomStatement(random))));
            Dictionary<(string Action, string Resource), AccessOutcome> before = Decide(accounts, requirement);
            SyncPlan plan = PlanSample.Plan(accounts, requirement);
            if (before.ContainsValue(AccessOutcome.ExplicitDeny))
            {
                Assert.Empty(plan.Changes);
                Assert.Single(plan.Problems);
                refused++;
                continue;
            }

            Assert.Empty(plan.Problems);
            SyncChange? change = Permissions(plan).SingleOrDefault();
            foreach (PolicyStatement added in change?.After!.Statements ?? [])
            {
                // Nothing is granted a second time, least of all without the guard that is there.
                Assert.All(from action in added.Action.Values from resource in added.Resource!.Values select (action, resource), cell => Assert.Equal(AccessOutcome.ImplicitDeny, before[cell]));
            }

            PlanSample.Changes(PlanSample.Apply(accounts, plan.Changes));
            bool isAsked = plan.Warnings.Any(warning => warning.Contains("so nothing is added", StringComparison.Ordinal));
            foreach (((string, string) cell, AccessOutcome outcome) in Decide(accounts, requirement))
            {
                // What was not known stays so, and what may yet be denied.
                Assert.True(outcome == AccessOutcome.Allowed || outcome == AccessOutcome.Undetermined && plan.Warnings.Count > 0, $"seed {seed}: {cell} {outcome}");
                Assert.Equal(before[cell] is AccessOutcome.ImplicitDeny, change?.After!.Statements.Any(statement => statement.Action.Values.Contains(cell.Item1) && statement.Resource!.Values.Contains(cell.Item2)) ?? false);
            }

            Assert.Empty(PlanSample.Plan(accounts, requirement).Changes);
            changed += change is not null ? 1 : 0;
            asked += isAsked ? 1 : 0;
            enough += change is null && !isAsked ? 1 : 0;
        }

        // Every way was met, and not by chance.
        Assert.All(new[] { changed, asked, enough, refused }, count => Assert.InRange(count, 50, 1400));
    }

    private static Dictionary<(string Action, string Resource), AccessOutcome> Decide(WritableAccounts accounts, SyncRequirement requirement)
    {
        RequestContext context = RequestContext.Empty.With("aws:SecureTransport", "true").With("aws:RequestedRegion", "us-east-2");
        return (from statement in requirement.Statements from action in statement.Actions from resource in statement.Resources select (action, resource)).Distinct().ToDictionary(cell => cell, cell =>
            PolicyEvaluator.Default.Evaluate(
                AccessRequest.Create(RequestPrincipal.Role(RoleArn.Parse(PlanSample.Target), null, new Dictionary<string, string>()), cell.action, cell.resource, null, context),
                new PolicySet { IdentityPolicies = accounts[PlanSample.Target].IdentityPolicies }).Outcome);
    }

    private static SyncStatement[] RandomNeed(Random random)
    {
        string[] actions = ["glue:BatchStopJobRun", "glue:GetJobRun", "glue:GetJobRuns", "glue:StartJobRun"];
        return [Statement(actions.Where(_ => random.Next(3) > 0).DefaultIfEmpty("glue:GetJob").ToArray(), Enumerable.Range(1, random.Next(1, 4)).Select(number => $"{Job}{number}").ToArray())];
    }

    private static string RandomStatement(Random random)
    {
        string[] guards =
        [
            """{"Bool":{"aws:SecureTransport":"true"}}""",
            """{"Bool":{"aws:SecureTransport":"false"}}""",
            """{"StringLike":{"aws:RequestedRegion":"us-*"}}""",
            """{"StringNotLike":{"aws:RequestedRegion":"us-*"}}""",
            """{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}""",
            "{}",
        ];
        string[] actions = ["glue:*", "glue:Get*", "glue:*JobRun", "glue:StartJobRun"];
        string[] resources = ["*", Job + "1", Job + "?", "arn:aws:glue:us-east-2:${aws:PrincipalAccount}:job/etl2"];
        string statement = Allow(actions[random.Next(4)], resources[random.Next(4)], guards[random.Next(6)]);
        return random.Next(8) == 0 ? statement.Replace("Allow", "Deny", StringComparison.Ordinal) : statement;
    }

    private static SyncStatement Statement(string[] actions, string[] resources) => new(actions, resources, [], [ActionPurpose.Start], [], string.Empty, string.Empty);

    private static string Allow(string action, string resource, string guard) =>
        $"{{\"Effect\":\"Allow\",\"Action\":\"{action}\",\"Resource\":\"{resource}\"" + (guard == "{}" ? string.Empty : ",\"Condition\":" + guard) + "}";

    private static string Document(string statements) => "{\"Version\":\"2012-10-17\",\"Statement\":[" + statements + "]}";

    private static WritableAccounts Accounts(string statements) => PlanSample.Accounts().With(PlanSample.Target, PlanSample.ServiceTrust, ("Guarded", Document(statements)));

    private static SyncPlan Plan(string statements) => PlanSample.Plan(Accounts(statements), PlanSample.Requirement());

    private static SyncChange[] Permissions(SyncPlan plan) => plan.Changes.Where(change => change is { Side: SyncSide.Target, Kind: SyncChangeKind.PutInlinePolicy }).ToArray();
}
