using System;
using System.Linq;
using System.Threading.Tasks;
using CrossAcctSync.Arns;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Policies;
using Xunit;

namespace CrossAcctSync.Tests.Evaluation;

public sealed class PolicyEvaluatorTests
{
    private const string Machine = "arn:aws:states:us-east-1:111122223333:stateMachine:Orders";

    private const string Trust = """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Sid": "Other",
              "Effect": "Allow",
              "Principal": { "Service": "lambda.amazonaws.com" },
              "Action": "sts:AssumeRole"
            },
            {
              "Effect": "Allow",
              "Principal": { "AWS": "arn:aws:iam::111122223333:role/Machine" },
              "Action": "sts:AssumeRole",
              "Condition": { "StringEquals": { "sts:ExternalId": "arn:aws:states:us-east-1:111122223333:stateMachine:Orders" } }
            }
          ]
        }
        """;

    private const string Identity = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"arn:aws:iam::444455556666:role/Sync"}]}""";

    private const string Full = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

    private static readonly RequestPrincipal Source = RequestPrincipal.Role(RoleArn.Parse("arn:aws:iam::111122223333:role/Machine"));

    private static readonly RoleArn Target = RoleArn.Parse("arn:aws:iam::444455556666:role/Sync");

    private static PolicySet Set() => new()
    {
        IdentityPolicies = [NamedPolicy.Parse("Machine", Identity)],
        ResourcePolicy = NamedPolicy.Parse("Sync", Trust, "trust.json"),
        ServiceControlPolicies =
        [
            PolicyLevel.Of("root", NamedPolicy.Parse("FullAWSAccess", Full)),
            PolicyLevel.Of("ou-1", NamedPolicy.Parse("FullAWSAccess", Full)),
            PolicyLevel.Of("111122223333", NamedPolicy.Parse("FullAWSAccess", Full)),
        ],
    };

    [Fact]
    public void An_allowed_request_names_the_statements_that_allow_it()
    {
        AccessDecision decision = PolicyEvaluator.Default.Evaluate(AccessRequest.AssumeRole(Source, Target, Machine), Set());

        Assert.True(decision.IsAllowed);
        Assert.Null(decision.BlockedBy);
        Assert.Empty(decision.BlockedLayers);
        Assert.Empty(decision.NearMisses);
        Assert.True(decision.AreBranchesExhaustive);
        Assert.Equal(
            ["FullAWSAccess: statement 1, line 1", "FullAWSAccess: statement 1, line 1", "FullAWSAccess: statement 1, line 1", "Sync: statement 2, line 10", "Machine: statement 1, line 1"],
            decision.Statements.Select(statement => statement.ToString()));
        StatementReference trust = decision.Statements[3];
        Assert.Equal((PolicyLayer.TrustPolicy, null, 1, null, PolicyEffect.Allow), (trust.Layer, trust.Level, trust.Index, trust.Sid, trust.Effect));
        Assert.Equal("trust.json:10:5", trust.Location?.ToString());
        Assert.Equal("ou-1", decision.Statements[1].Level);
        Assert.StartsWith("Allowed: sts:AssumeRole is allowed by the service control policy FullAWSAccess of root (statement 1, line 1)", decision.ToString(), StringComparison.Ordinal);
        Assert.Contains("The trust policy of Sync allows it (statement 2, line 10).", decision.Explanation.Details);
    }

    [Fact]
    public void A_wrong_external_id_is_explained_with_both_values_and_the_line()
    {
        AccessDecision decision = PolicyEvaluator.Default.Evaluate(AccessRequest.AssumeRole(Source, Target, Machine + "2"), Set());

        Assert.Equal((AccessOutcome.ImplicitDeny, PolicyLayer.TrustPolicy, DecisionReason.NoStatementAllows), (decision.Outcome, decision.BlockedBy, decision.Reason));
        Assert.Empty(decision.Statements);
        Assert.Equal(
            $"The trust policy of Sync allows sts:AssumeRole only with sts:ExternalId '{Machine}'; the request sends '{Machine}2' (statement 2, line 10).",
            decision.Explanation.ToString());
        Assert.Equal(
            new ElementMismatch("Condition", "StringEquals", "sts:ExternalId", Machine, Machine + "2"),
            Assert.Single(decision.NearMisses[0].Mismatches));
    }

    [Fact]
    public void Near_misses_come_nearest_first_and_say_what_each_element_expects()
    {
        AccessDecision decision = PolicyEvaluator.Default.Evaluate(
            AccessRequest.AssumeRole(RequestPrincipal.Role(RoleArn.Parse("arn:aws:iam::111122223333:role/Other")), Target, null),
            Set());

        // The statement for a service is further off than the one for another role.
        Assert.Equal([1, 0], decision.NearMisses.Select(miss => miss.Statement.Index));
        Assert.Equal(["Principal", "Condition"], decision.NearMisses[0].Mismatches.Select(mismatch => mismatch.Element));
        Assert.Equal(
            $"The trust policy of Sync allows sts:AssumeRole only to 'arn:aws:iam::111122223333:role/Machine' and with sts:ExternalId '{Machine}'; the principal is 'arn:aws:iam::111122223333:role/Other' and the request sends no sts:ExternalId (statement 2, line 10).",
            decision.Explanation.Summary);
    }

    [Fact]
    public void An_unknown_external_id_is_a_question_with_an_answer_for_each_way()
    {
        AccessRequest request = AccessRequest.Create(Source, "sts:AssumeRole", Target.ToString());
        AccessDecision decision = PolicyEvaluator.Default.Evaluate(request, Set());

        Assert.Equal((AccessOutcome.Undetermined, DecisionReason.ContextUnknown), (decision.Outcome, decision.Reason));
        Assert.Null(decision.BlockedBy);
        Assert.True(decision.AreBranchesExhaustive);
        Assert.Equal([null, PolicyLayer.TrustPolicy, PolicyLayer.TrustPolicy], decision.Branches.Select(branch => branch.BlockedBy).Order());
        Assert.Equal(
            $"Whether sts:AssumeRole is allowed hangs on sts:externalid: no sts:externalid: ImplicitDeny; sts:externalid = '{Machine}': Allowed; sts:externalid = another value: ImplicitDeny.",
            decision.Explanation.Summary);
        Assert.All(decision.Branches, branch => Assert.Equal(branch.Outcome, PolicyEvaluator.Default.Evaluate(request.WithContext(branch.Apply(request.Context)), Set()).Outcome));
        Assert.True(decision.NearMisses[0].Mismatches[0].IsUnknown);
        Assert.Contains("it is not known what the request sends for sts:ExternalId", decision.Explanation.Details[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Other_reasons_have_their_own_sentences()
    {
        var foreign = RequestPrincipal.Role(RoleArn.Parse("arn:aws-cn:iam::111122223333:role/Machine"));
        var root = RequestPrincipal.AccountRoot("444455556666");
        AccessRequest get = AccessRequest.Create(root, "s3:GetObject", "arn:aws:s3:::b/k", "444455556666");

        Assert.Equal(
            "arn:aws-cn:iam::111122223333:role/Machine is in the partition 'aws-cn' and arn:aws:iam::444455556666:role/Sync is in another; access never crosses partitions.",
            Explain(AccessRequest.AssumeRole(foreign, Target, null), Set()));
        Assert.Equal(
            "arn:aws:iam::444455556666:root cannot assume a role: neither the root user nor an unsigned request can.",
            Explain(AccessRequest.AssumeRole(root, Target, null), Set()));
        Assert.Equal(
            "arn:aws:iam::444455556666:root has full access in its own account, and no policy denies s3:GetObject.",
            Explain(get, PolicySet.Empty));
        Assert.Equal(
            "arn:aws:iam::444455556666:role/Sync has no trust policy, and sts:AssumeRole needs one that allows arn:aws:iam::111122223333:role/Machine.",
            Explain(AccessRequest.AssumeRole(Source, Target, Machine), Set() with { ResourcePolicy = null }));
        Assert.Equal(
            "arn:aws:iam::111122223333:role/Machine has no identity policy, and sts:AssumeRole on arn:aws:iam::444455556666:role/Sync needs one that allows it.",
            Explain(AccessRequest.AssumeRole(Source, Target, Machine), Set() with { IdentityPolicies = [] }));
        Assert.Equal(
            "No statement of the service control policy allows arn:aws:iam::111122223333:role/Machine sts:AssumeRole on arn:aws:iam::444455556666:role/Sync.",
            Explain(AccessRequest.AssumeRole(Source, Target, Machine), Set() with { ServiceControlPolicies = [PolicyLevel.Of("root")] }));
        Assert.Equal(
            "The policy Broken could not be read: <text>:1:1: The text is empty; a policy document was expected.",
            Explain(AccessRequest.AssumeRole(Source, Target, Machine), Set() with { PermissionsBoundary = NamedPolicy.Parse("Broken", "") }));
    }

    [Fact]
    public void A_denial_names_the_organization_s_entity_and_the_statement()
    {
        NamedPolicy deny = NamedPolicy.Parse("NoRoles", """{"Version":"2012-10-17","Statement":{"Sid":"No","Effect":"Deny","Action":"sts:*","Resource":"*"}}""");
        AccessDecision decision = PolicyEvaluator.Default.Evaluate(
            AccessRequest.AssumeRole(Source, Target, Machine),
            Set() with { ServiceControlPolicies = [PolicyLevel.Of("ou-9", NamedPolicy.Parse("FullAWSAccess", Full), deny)] });

        Assert.Equal("The service control policy NoRoles of ou-9 denies sts:AssumeRole (statement 1 'No', line 1).", decision.Explanation.Summary);
        Assert.Equal("NoRoles: statement 1 'No', line 1", Assert.Single(decision.Statements).ToString());
    }

    [Fact]
    public void A_statement_that_AWS_would_not_accept_says_what_is_wrong_with_it()
    {
        NamedPolicy identity = NamedPolicy.Parse("p", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"NumericEquals":{"a:b":"x"}}}}""");
        AccessDecision decision = PolicyEvaluator.Default.Evaluate(
            AccessRequest.AssumeRole(Source, Target, Machine),
            Set() with { IdentityPolicies = [identity] });

        Assert.Equal(
            "The identity policy p allows sts:AssumeRole only with a statement that AWS accepts; 'NumericEquals of a:b: x' is none (statement 1, line 1).",
            decision.Explanation.Summary);
    }

    [Theory]
    [InlineData("sts:AssumeRole", """{"Effect":"Allow","Action":"*"}""", "trust policy of r", "a Principal")]
    [InlineData("sts:AssumeRole", """{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}""", "trust policy of r", "no Resource")]
    [InlineData("sts:AssumeRole", """{"Effect":"Allow","NotPrincipal":{"AWS":"*"},"Action":"*"}""", "trust policy of r", "a Principal, not a NotPrincipal")]
    [InlineData("iam:GetRole", """{"Effect":"Allow","Action":"*","Resource":"*"}""", "resource policy r", "a Principal")]
    [InlineData("iam:GetRole", """{"Effect":"Allow","NotPrincipal":{"AWS":"123456789012"},"Action":"*","Resource":"*"}""", "resource policy r", "a Principal, not a NotPrincipal")]
    public void A_statement_of_the_wrong_kind_of_policy_says_what_AWS_misses(string action, string statement, string policy, string missing)
    {
        AccessDecision decision = PolicyEvaluator.Default.Evaluate(
            AccessRequest.Create(Source, action, Target.ToString()),
            new PolicySet { ResourcePolicy = NamedPolicy.Parse("r", $$"""{"Version":"2012-10-17","Statement":{{statement}} }""") });

        Assert.Equal(PolicyOutcome(action), decision.BlockedBy);
        Assert.StartsWith($"The {policy} allows {action} only with {missing}", decision.Explanation.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}""", "no Principal")]
    [InlineData("""{"Effect":"Allow","Action":"*"}""", "a Resource")]
    public void An_identity_policy_with_the_elements_of_another_kind_says_what_AWS_misses(string statement, string missing)
    {
        AccessDecision decision = PolicyEvaluator.Default.Evaluate(
            AccessRequest.Create(RequestPrincipal.User("arn:aws:iam::444455556666:user/Ana"), "iam:GetRole", Target.ToString()),
            new PolicySet { IdentityPolicies = [NamedPolicy.Parse("i", $$"""{"Version":"2012-10-17","Statement":{{statement}} }""")] });

        Assert.Equal($"The identity policy i allows iam:GetRole only with {missing}; this one has not (statement 1, line 1).", decision.Explanation.Summary);
    }

    private static PolicyLayer PolicyOutcome(string action) =>
        action == "sts:AssumeRole" ? PolicyLayer.TrustPolicy : PolicyLayer.ResourcePolicy;

    [Fact]
    public void The_clock_tells_the_time_of_the_decision()
    {
        var noon = new DateTimeOffset(2026, 6, 15, 14, 0, 0, TimeSpan.FromHours(2));

        Assert.Equal(noon.UtcDateTime, new PolicyEvaluator(() => noon).Evaluate(AccessRequest.AssumeRole(Source, Target, null), PolicySet.Empty).Time.UtcDateTime);
    }

    [Fact]
    public void Allowing_costs_no_memory_beyond_the_decision()
    {
        PolicySet set = Set();
        AccessRequest request = AccessRequest.AssumeRole(Source, Target, Machine);
        Assert.True(PolicyEvaluator.Default.Evaluate(request, set).IsAllowed);
        const int Count = 1_000;

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Count; i++)
        {
            PolicyEvaluator.Default.Evaluate(request, set);
        }

        // One object with six references, the time and a few bytes.
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / Count, 1, 96);
    }

    [Fact]
    public void Policies_are_compiled_safely_from_many_threads()
    {
        PolicyDocument trust = PolicyDocument.Parse(Trust);
        AccessRequest request = AccessRequest.AssumeRole(Source, Target, Machine);
        for (int round = 0; round < 50; round++)
        {
            PolicySet set = Set() with { ResourcePolicy = NamedPolicy.Of("Sync", trust) };
            Parallel.For(0, 8, _ => Assert.True(PolicyEvaluator.Default.Evaluate(request, set).IsAllowed));
        }
    }

    [Fact]
    public void Null_arguments_are_refused()
    {
        Assert.Throws<ArgumentNullException>("request", () => PolicyEvaluator.Default.Evaluate(null!, PolicySet.Empty));
        Assert.Throws<ArgumentNullException>("policies", () => PolicyEvaluator.Default.Evaluate(AccessRequest.AssumeRole(Source, Target, null), null!));
    }

    private static string Explain(AccessRequest request, PolicySet set) => PolicyEvaluator.Default.Evaluate(request, set).Explanation.Summary;
}
