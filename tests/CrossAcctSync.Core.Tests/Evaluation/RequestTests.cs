using System;
using System.Collections.Generic;
using CrossAcctSync.Arns;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Policies;
using Xunit;

namespace CrossAcctSync.Tests.Evaluation;

public sealed class RequestTests
{
    [Theory]
    [InlineData("arn:aws:iam::111122223333:role/team/Machine", PrincipalType.Role, "arn:aws:iam::111122223333:role/team/Machine", "Machine")]
    [InlineData("arn:aws:sts::111122223333:assumed-role/Machine/run", PrincipalType.RoleSession, "arn:aws:iam::111122223333:role/Machine", "Machine")]
    [InlineData("arn:aws:iam::111122223333:user/team/Ana", PrincipalType.User, "arn:aws:iam::111122223333:user/team/Ana", "Ana")]
    [InlineData("arn:aws:sts::111122223333:federated-user/Bob", PrincipalType.FederatedUser, "arn:aws:sts::111122223333:federated-user/Bob", "Bob")]
    [InlineData("arn:aws-cn:iam::111122223333:root", PrincipalType.AccountRoot, "arn:aws-cn:iam::111122223333:root", "111122223333")]
    [InlineData("states.amazonaws.com", PrincipalType.Service, null, "states.amazonaws.com")]
    [InlineData("accounts.google.com", PrincipalType.FederatedIdentity, null, "accounts.google.com")]
    [InlineData("cognito-identity.amazonaws.com", PrincipalType.Service, null, "cognito-identity.amazonaws.com")]
    [InlineData("arn:aws:iam::111122223333:saml-provider/Org", PrincipalType.FederatedIdentity, null, "arn:aws:iam::111122223333:saml-provider/Org")]
    [InlineData("arn:aws-cn:iam::111122223333:oidc-provider/id.example.com/1", PrincipalType.FederatedIdentity, null, "arn:aws-cn:iam::111122223333:oidc-provider/id.example.com/1")]
    [InlineData("*", PrincipalType.Anonymous, null, "anonymous")]
    public void A_principal_is_read_from_its_text(string text, PrincipalType type, string? arn, string name)
    {
        RequestPrincipal principal = RequestPrincipal.Parse(text);

        Assert.Equal((type, arn, name), (principal.Type, principal.Arn, principal.Name));
        Assert.Equal(text == "*" ? "anonymous" : text, principal.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("Machine")]
    [InlineData("arn:aws:iam::111122223333:group/Admins")]
    [InlineData("arn:aws:sts::111122223333:assumed-role/Machine")]
    [InlineData("arn:aws:iam::1234:root")]
    public void What_is_no_principal_is_refused(string text) => Assert.Throws<FormatException>(() => RequestPrincipal.Parse(text));

    [Fact]
    public void Users_are_not_mistaken_for_roles_federated_users_and_providers()
    {
        Assert.Contains("user/name was expected", Assert.Throws<FormatException>(() => RequestPrincipal.User("arn:aws:iam::111122223333:role/R")).Message, StringComparison.Ordinal);
        Assert.Contains("saml-provider/name or oidc-provider/address was expected", Assert.Throws<FormatException>(() => RequestPrincipal.FederatedIdentity("arn:aws:iam::111122223333:user/U")).Message, StringComparison.Ordinal);
        Assert.Contains("federated-user/name was expected", Assert.Throws<FormatException>(() => RequestPrincipal.FederatedUser("arn:aws:iam::111122223333:user/U")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_provider_that_needs_no_ARN_is_in_every_partition()
    {
        Assert.Null(RequestPrincipal.FederatedIdentity("cognito-identity.amazonaws.com").Partition);
        Assert.Equal("aws-cn", RequestPrincipal.FederatedIdentity("arn:aws-cn:iam::111122223333:oidc-provider/id.example.com").Partition);
        Assert.Null(RequestPrincipal.FederatedIdentity("arn:aws-cn:iam::111122223333:oidc-provider/id.example.com").AccountId);
    }

    [Fact]
    public void A_session_knows_its_role_and_its_own_ARN()
    {
        RequestPrincipal session = RequestPrincipal.RoleSession(
            RoleArn.Parse("arn:aws:iam::111122223333:role/aws-service-role/x.amazonaws.com/Linked"),
            "run",
            "AROA1",
            new Dictionary<string, string> { ["Team"] = "blue" });

        Assert.Equal("arn:aws:sts::111122223333:assumed-role/Linked/run", session.SessionArn);
        Assert.Equal(("run", "AROA1", "111122223333", "aws"), (session.SessionName, session.UniqueId, session.AccountId, session.Partition));
        Assert.True(session.IsServiceLinkedRole);
        Assert.Equal("blue", session.Tags!["team"]);
    }

    [Fact]
    public void The_account_of_a_resource_comes_from_its_ARN_or_is_given()
    {
        var principal = RequestPrincipal.AccountRoot("111122223333");

        Assert.Equal("444455556666", AccessRequest.Create(principal, "sqs:SendMessage", "arn:aws:sqs:us-east-1:444455556666:q").ResourceAccountId);
        Assert.Equal("111122223333", AccessRequest.Create(principal, "s3:ListAllMyBuckets", "*").ResourceAccountId);
        Assert.Equal("444455556666", AccessRequest.Create(principal, "s3:GetObject", "arn:aws:s3:::b/k", "444455556666").ResourceAccountId);
        Assert.Contains("give it", Assert.Throws<ArgumentException>("resource", () => AccessRequest.Create(principal, "s3:GetObject", "arn:aws:s3:::b/k")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("resource", () => AccessRequest.Create(principal, "s3:GetObject", "bucket"));
        Assert.Throws<ArgumentException>("action", () => AccessRequest.Create(principal, "GetObject", "*"));
        Assert.Throws<ArgumentException>("action", () => AccessRequest.Create(principal, ":GetObject", "*"));
    }

    [Fact]
    public void A_request_to_assume_a_role_says_whether_an_external_id_is_sent()
    {
        RequestPrincipal principal = RequestPrincipal.Role(RoleArn.Parse("arn:aws:iam::111122223333:role/Machine"));
        RoleArn role = RoleArn.Parse("arn:aws:iam::444455556666:role/Sync");

        RequestContext with = AccessRequest.AssumeRole(principal, role, "id", "run").Context;
        RequestContext without = AccessRequest.AssumeRole(principal, role, null).Context;

        Assert.Equal("id", Assert.Single(with.Find("STS:externalid")!));
        Assert.Equal("run", Assert.Single(with.Find("sts:RoleSessionName")!));
        Assert.Equal("sts:externalid", Assert.Single(without.AbsentKeys));
        Assert.Empty(without.PresentKeys);
    }

    [Fact]
    public void A_context_is_changed_only_in_its_copies()
    {
        RequestContext one = RequestContext.Empty.With("a:B", "1", "2");
        RequestContext two = one.Without("A:b").With("c:d", "3").WithOthersAbsent();

        Assert.Empty(RequestContext.Empty.PresentKeys);
        Assert.Equal(["1", "2"], one.Find("a:b")!);
        Assert.Null(two.Find("a:b"));
        Assert.Null(two.Find("x:y"));
        Assert.Equal("c:d", Assert.Single(two.PresentKeys));
        Assert.Equal("a:b", Assert.Single(two.AbsentKeys));
        Assert.True(two.AreOthersAbsent);
        Assert.False(one.AreOthersAbsent);
        Assert.Equal("a:b", Assert.Single(one.With("a:b").AbsentKeys));
        Assert.Throws<ArgumentNullException>("values", () => one.With("a:b", "1", null!));
        Assert.Throws<ArgumentNullException>("values", () => one.With("a:b", null!));
        Assert.Throws<ArgumentNullException>("key", () => one.Without(null!));
    }

    [Fact]
    public void The_organizations_stay_when_the_context_changes()
    {
        OrganizationMembership organization = OrganizationMembership.Of("o-1", "o-1/r-1/", true);
        AccessRequest request = AccessRequest.Create(RequestPrincipal.Anonymous, "s3:GetObject", "*")
            .WithOrganizations(organization, OrganizationMembership.None)
            .WithContext(RequestContext.Empty.With("a:b", "c"));

        Assert.Same(organization, request.PrincipalOrganization);
        Assert.Same(OrganizationMembership.None, request.ResourceOrganization);
        Assert.NotNull(request.Context.Find("a:b"));
        Assert.Null(request.ResourceAccountId);
    }

    [Fact]
    public void A_policy_that_cannot_be_read_keeps_its_problem()
    {
        NamedPolicy policy = NamedPolicy.Parse("p", "{", "p.json");

        Assert.Null(policy.Document);
        Assert.Equal("p.json", policy.Problem!.Location.Path);
        Assert.Same(policy.Problem, NamedPolicy.Unreadable("q", policy.Problem).Problem);
        Assert.Throws<ArgumentNullException>("document", () => NamedPolicy.Of("p", null!));
        Assert.Throws<ArgumentNullException>("name", () => NamedPolicy.Parse(null!, "{}"));
        Assert.Same(PolicyDocument.Empty, NamedPolicy.Of("e", PolicyDocument.Empty).Document);
    }

    [Fact]
    public void A_branch_can_be_applied_to_a_context()
    {
        var branch = new DecisionBranch(
            [new ContextAssignment("a:b", ["1"], false), new ContextAssignment("c:d", [], false), new ContextAssignment("e:f", ["x"], true)],
            AccessOutcome.Allowed,
            null);

        Assert.Equal("a:b = '1' and no c:d and e:f = another value: Allowed", branch.ToString());
        RequestContext context = branch.Apply(RequestContext.Empty.With("c:d", "old"));
        Assert.Equal("1", Assert.Single(context.Find("a:b")!));
        Assert.Equal("c:d", Assert.Single(context.AbsentKeys));
    }
}
