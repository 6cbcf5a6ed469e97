using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Aws.Calls;
using CrossAcctSync.Aws.Clients;
using CrossAcctSync.Aws.Iam;
using CrossAcctSync.Aws.Organizations;
using CrossAcctSync.Aws.Reading;
using CrossAcctSync.Aws.Sessions;
using CrossAcctSync.Aws.StepFunctions;
using CrossAcctSync.Aws.Sts;
using CrossAcctSync.Tests.Emulation;
using Xunit;

namespace CrossAcctSync.Aws.Tests.Clients;

/// <summary>What goes over the wire, seen by a server that answers what a test wants.</summary>
public sealed class WireTests
{
    private const string Machine = "arn:aws:states:us-east-1:222233334444:stateMachine:Orders";
    private const string Secret = "CANARYsecret/0123456789";
    private const string Token = "CANARYtoken/0123456789";
    private const string Identity = """<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>arn:aws:iam::222233334444:user/me</Arn><UserId>AIDA</UserId><Account>222233334444</Account></GetCallerIdentityResult><ResponseMetadata><RequestId>r0</RequestId></ResponseMetadata></GetCallerIdentityResponse>""";

    [Fact]
    public void A_query_is_a_signed_form_with_the_document_percent_encoded()
    {
        const string Document = """{"Version":"2012-10-17","Statement":[{"Sid":"a+b & c=d é","Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::x/%20/${aws:username}"}]}""";
        using LoopbackServer server = Server(_ => LoopbackAnswer.Of(200, "<PutRolePolicyResponse><ResponseMetadata><RequestId>r1</RequestId></ResponseMetadata></PutRolePolicyResponse>"));

        Open(server).Iam.PutRolePolicy("Target", "Sync", Document, CancellationToken.None);

        LoopbackRequest request = server.Requests.Last();
        Assert.Equal("POST", request.Method);
        Assert.Equal("/", request.Path);
        Assert.Equal("PutRolePolicy", request.Form("Action"));
        Assert.Equal("2010-05-08", request.Form("Version"));
        Assert.Equal(Document, request.Form("PolicyDocument"));
        Assert.DoesNotContain("+", request.Text, StringComparison.Ordinal);
        Assert.Matches(@"^AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/\d{8}/us-east-1/iam/aws4_request, SignedHeaders=[a-z0-9;-]*host[a-z0-9;-]*, Signature=[0-9a-f]{64}$", request.Header("Authorization"));
        Assert.Equal(Token, request.Header("X-Amz-Security-Token"));
        Assert.Contains("lib/CrossAcctSync#", request.Header("User-Agent"), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, string.Join("\n", request.Headers) + request.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "arn:aws:states:us-east-1:222233334444:stateMachine:Orders")]
    [InlineData("7", "arn:aws:states:us-east-1:222233334444:stateMachine:Orders:7")]
    [InlineData("prod", "arn:aws:states:us-east-1:222233334444:stateMachine:Orders:4")]
    public void A_version_or_an_alias_is_read_as_what_it_runs(string? qualifier, string described)
    {
        using LoopbackServer server = Server(request => Json(200, request.Operation == "DescribeStateMachineAlias"
            ? $$$"""{"stateMachineAliasArn":"arn","routingConfiguration":[{"stateMachineVersionArn":"{{{Machine}}}:4","weight":100},{"stateMachineVersionArn":"{{{Machine}}}:5","weight":0}]}"""
            : $$"""{"stateMachineArn":"{{described}}","name":"Orders","definition":"{}","roleArn":"arn:role"}"""));

        StateMachineDescription found = DeployedDefinition.Read(Open(server).StepFunctions("us-east-1"), StateMachineArn.Parse(qualifier is null ? Machine : $"{Machine}:{qualifier}"), CancellationToken.None);

        Assert.Equal(described, found.StateMachineArn);
        Assert.Contains(server.Requests, request => request.Text.Contains($"\"{described}\"", StringComparison.Ordinal) && request.Operation == "DescribeStateMachine");
    }

    [Fact]
    public void An_alias_that_runs_two_versions_is_no_one_definition()
    {
        using LoopbackServer server = Server(_ => Json(200, $$$"""{"stateMachineAliasArn":"arn","routingConfiguration":[{"stateMachineVersionArn":"{{{Machine}}}:4","weight":90},{"stateMachineVersionArn":"{{{Machine}}}:5","weight":10}]}"""));

        AwsCallException refused = Assert.Throws<AwsCallException>(() => DeployedDefinition.Read(Open(server).StepFunctions("us-east-1"), StateMachineArn.Parse(Machine + ":prod"), CancellationToken.None));

        Assert.Contains(Machine + ":4 (90 %) and " + Machine + ":5 (10 %)", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Requests, request => request.Operation == "DescribeStateMachine");
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public void A_redirect_is_an_error_and_takes_no_token_to_another_host(int status)
    {
        using LoopbackServer other = Server(_ => LoopbackAnswer.Of(200, Role()));
        using LoopbackServer server = Server(_ => LoopbackAnswer.Of(status, string.Empty) with { Headers = [new("Location", other.Url.AbsoluteUri)] });
        IAccountSession session = Open(server, attempts: 1);

        AwsCallException iam = Assert.Throws<AwsCallException>(() => session.Iam.GetRole("Target", CancellationToken.None));
        Assert.Throws<AwsCallException>(() => session.Sts.AssumeRole(new AssumeRoleCall("arn:aws:iam::222233334444:role/Admin", "s"), CancellationToken.None));
        Assert.Throws<AwsCallException>(() => session.StepFunctions("us-east-1").ListStateMachines(CancellationToken.None).ToArray());

        Assert.Equal(AccountProblemKind.Unreachable, iam.Kind);
        Assert.Empty(other.Requests);
    }

    [Fact]
    public void Json_services_are_called_by_their_target()
    {
        using LoopbackServer server = Server(request => Json(200, request.Operation == "ListStateMachines"
            ? request.Text.Contains("next-1", StringComparison.Ordinal)
                ? """{"stateMachines":[{"stateMachineArn":"arn:2","name":"two","type":"EXPRESS"}]}"""
                : """{"stateMachines":[{"stateMachineArn":"arn:1","name":"one","type":"STANDARD"}],"nextToken":"next-1"}"""
            : """{"Organization":{"Id":"o-a1b2c3d4e5","MasterAccountId":"999900001111"}}"""));
        IAccountSession session = Open(server);

        Assert.Equal(["one", "two"], session.StepFunctions("eu-central-1").ListStateMachines(CancellationToken.None).Select(machine => machine.Name));
        Assert.Equal("999900001111", session.Organizations.DescribeOrganization(CancellationToken.None).ManagementAccountId);

        LoopbackRequest list = server.Requests.First(request => request.Operation == "ListStateMachines");
        Assert.Equal("AWSStepFunctions.ListStateMachines", list.Header("X-Amz-Target"));
        Assert.Equal("application/x-amz-json-1.0", list.Header("Content-Type"));
        Assert.Contains("/eu-central-1/states/aws4_request", list.Header("Authorization"), StringComparison.Ordinal);
        LoopbackRequest organization = server.Requests.Last();
        Assert.Equal("AWSOrganizationsV20161128.DescribeOrganization", organization.Header("X-Amz-Target"));
        Assert.Equal("application/x-amz-json-1.1", organization.Header("Content-Type"));
    }

    [Fact]
    public void All_accounts_of_an_organization_come_page_by_page_with_their_state_by_its_new_or_old_name()
    {
        using LoopbackServer server = Server(request => Json(200, request.Text.Contains("next-1", StringComparison.Ordinal)
            ? """{"Accounts":[{"Id":"222233334444","Name":"b","Status":"SUSPENDED"},{"Id":"333344445555"}]}"""
            : """{"Accounts":[{"Id":"111122223333","Name":"a","State":"PENDING_CLOSURE","Status":"ACTIVE"}],"NextToken":"next-1"}"""));

        IReadOnlyList<OrganizationEntity> accounts = Open(server).Organizations.ListAccounts(CancellationToken.None);

        Assert.Equal(
            [
                new OrganizationEntity("111122223333", "a") { State = "PENDING_CLOSURE" },
                new OrganizationEntity("222233334444", "b") { State = "SUSPENDED" },
                new OrganizationEntity("333344445555", "333344445555"),
            ],
            accounts);
        Assert.Equal("AWSOrganizationsV20161128.ListAccounts", server.Requests.Last().Header("X-Amz-Target"));
    }

    [Fact]
    public void Pages_of_authorization_details_are_asked_for_by_their_marker()
    {
        using LoopbackServer server = Server(request => LoopbackAnswer.Of(200, $"""
            <GetAccountAuthorizationDetailsResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><GetAccountAuthorizationDetailsResult>
            <RoleDetailList><member><Arn>arn:aws:iam::222233334444:role/R{(request.Form("Marker") is null ? 1 : 2)}</Arn><RoleName>R</RoleName>
            <AssumeRolePolicyDocument>%7B%22Statement%22%3A%5B%5D%7D</AssumeRolePolicyDocument><Tags><member><Key>k</Key><Value>&lt;&amp;&#x1;é</Value></member></Tags></member></RoleDetailList>
            {(request.Form("Marker") is null ? "<IsTruncated>true</IsTruncated><Marker>m&amp;1</Marker>" : "<IsTruncated>false</IsTruncated>")}
            </GetAccountAuthorizationDetailsResult><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></GetAccountAuthorizationDetailsResponse>
            """));
        IIamApi iam = Open(server).Iam;

        IamAuthorizationPage first = iam.GetAccountAuthorizationDetails(["Role"], null, CancellationToken.None);
        IamAuthorizationPage second = iam.GetAccountAuthorizationDetails(["Role"], first.Marker, CancellationToken.None);

        Assert.Equal("m&1", first.Marker);
        Assert.Equal("m&1", server.Requests.Last().Form("Marker"));
        Assert.Equal("Role", server.Requests.Last().Form("Filter.member.1"));
        Assert.Null(second.Marker);
        Assert.Equal("arn:aws:iam::222233334444:role/R2", Assert.Single(second.Roles).Role.Arn);
        Assert.Equal("""{"Statement":[]}""", first.Roles[0].Role.TrustPolicy);
        Assert.Equal("<&\u0001é", first.Roles[0].Role.Tags!["k"]);
    }

    [Fact]
    public void A_simulation_sends_lists_and_context()
    {
        using LoopbackServer server = Server(_ => LoopbackAnswer.Of(200, """
            <SimulatePrincipalPolicyResponse><SimulatePrincipalPolicyResult><IsTruncated>false</IsTruncated><EvaluationResults><member>
            <EvalActionName>iam:PassRole</EvalActionName><EvalResourceName>*</EvalResourceName><EvalDecision>implicitDeny</EvalDecision>
            <MissingContextValues><member>aws:SourceIp</member></MissingContextValues><PermissionsBoundaryDecisionDetail><AllowedByPermissionsBoundary>false</AllowedByPermissionsBoundary></PermissionsBoundaryDecisionDetail>
            </member></EvaluationResults></SimulatePrincipalPolicyResult></SimulatePrincipalPolicyResponse>
            """));

        IamSimulationResult result = Assert.Single(Open(server).Iam.SimulatePrincipalPolicy(
            new IamSimulation("arn:aws:iam::222233334444:role/T", ["iam:PassRole", "glue:StartJobRun"], ["*"]) { ContextEntries = [new IamContextEntry("iam:PassedToService", "string", ["glue.amazonaws.com"])] },
            CancellationToken.None));

        LoopbackRequest request = server.Requests.Last();
        Assert.Equal("glue:StartJobRun", request.Form("ActionNames.member.2"));
        Assert.Equal("glue.amazonaws.com", request.Form("ContextEntries.member.1.ContextKeyValues.member.1"));
        Assert.False(result.IsAllowed);
        Assert.Equal(["aws:SourceIp"], result.MissingContextKeys);
        Assert.False(result.IsAllowedByBoundary);
    }

    [Fact]
    public void An_answer_that_is_cut_off_is_asked_for_again()
    {
        int calls = 0;
        using LoopbackServer server = Server(_ => LoopbackAnswer.Of(200, Role()) with { BreakAfter = Interlocked.Increment(ref calls) == 1 ? 40 : null });

        Assert.Equal("Target", Open(server).Iam.GetRole("Target", CancellationToken.None).RoleName);
        Assert.Equal(2, calls);
    }

    [Fact]
    public void An_answer_that_is_no_xml_is_a_failure_without_its_text()
    {
        using LoopbackServer server = Server(_ => LoopbackAnswer.Of(200, $"<GetRoleResponse><{Secret}"));

        var exception = Assert.Throws<AwsCallException>(() => Open(server, attempts: 1).Iam.GetRole("Target", CancellationToken.None));

        Assert.Equal(AccountProblemKind.Unreachable, exception.Kind);
        Assert.DoesNotContain("CANARY", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_at_the_address_is_unreachable()
    {
        var server = new LoopbackServer(_ => LoopbackAnswer.Of(200, Identity));
        Uri gone = server.Url;
        server.Dispose();

        var exception = Assert.Throws<AccountProblemException>(() => Sessions(gone, 1).OpenOwn(CancellationToken.None));

        Assert.Equal(AccountProblemKind.Unreachable, exception.Problem.Kind);
        Assert.Contains("-EndpointUrl", exception.Problem.RecommendedAction, StringComparison.Ordinal);
        Assert.DoesNotContain("CANARY", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_call_that_nobody_answers_ends_when_its_time_is_over()
    {
        using LoopbackServer server = Server(_ => LoopbackAnswer.Of(200, Role()) with { Delay = TimeSpan.FromMinutes(1) });
        var sessions = new AwsAccountSessions(Side(server.Url, 1) with { Client = new AwsClientOptions { EndpointUrl = server.Url, Region = "us-east-1", MaxAttempts = 1, Timeout = TimeSpan.FromMilliseconds(300) } });

        var exception = Assert.Throws<AwsCallException>(() => sessions.OpenOwn(CancellationToken.None).Iam.GetRole("Target", CancellationToken.None));

        Assert.Equal(AccountProblemKind.Unreachable, exception.Kind);
    }

    [Fact]
    public void Cancellation_ends_a_call_that_is_under_way()
    {
        using var stop = new CancellationTokenSource();
        using LoopbackServer server = Server(_ =>
        {
            stop.Cancel();
            return LoopbackAnswer.Of(200, Role()) with { Delay = TimeSpan.FromMinutes(1) };
        });
        IIamApi iam = Open(server).Iam;

        Assert.ThrowsAny<OperationCanceledException>(() => iam.GetRole("Target", stop.Token));
    }

    [Theory]
    [InlineData("us-east-1", "iam", "https://iam.amazonaws.com/", "us-east-1")]
    [InlineData("eu-central-1", "iam", "https://iam.amazonaws.com/", "us-east-1")]
    [InlineData("cn-northwest-1", "iam", "https://iam.cn-north-1.amazonaws.com.cn/", "cn-north-1")]
    [InlineData("us-gov-east-1", "iam", "https://iam.us-gov.amazonaws.com/", "us-gov-west-1")]
    [InlineData("us-iso-east-1", "iam", "https://iam.us-iso-east-1.c2s.ic.gov/", "us-iso-east-1")]
    [InlineData("us-isob-east-1", "iam", "https://iam.us-isob-east-1.sc2s.sgov.gov/", "us-isob-east-1")]
    [InlineData("eusc-de-east-1", "iam", "https://iam.eusc-de-east-1.amazonaws.eu/", "eusc-de-east-1")]
    [InlineData("eu-central-1", "organizations", "https://organizations.us-east-1.amazonaws.com/", "us-east-1")]
    [InlineData("cn-north-1", "organizations", "https://organizations.cn-northwest-1.amazonaws.com.cn/", "cn-northwest-1")]
    [InlineData("us-gov-east-1", "organizations", "https://organizations.us-gov-west-1.amazonaws.com/", "us-gov-west-1")]
    [InlineData("cn-north-1", "states", "https://states.cn-north-1.amazonaws.com.cn/", "cn-north-1")]
    [InlineData("eu-central-1", "states", "https://states.eu-central-1.amazonaws.com/", "eu-central-1")]
    public void Every_partition_has_its_endpoints(string region, string prefix, string url, string signingRegion)
    {
        AwsService service = new[] { AwsService.Iam, AwsService.Organizations, AwsService.StepFunctions }.Single(one => one.Prefix == prefix);

        Assert.Equal((new Uri(url), signingRegion), ServiceEndpoints.Find(service, region, useFips: false));
    }

    [Theory]
    [InlineData("us-east-1", "iam", "https://iam-fips.amazonaws.com/")]
    [InlineData("us-gov-west-1", "iam", "https://iam.us-gov.amazonaws.com/")]
    [InlineData("us-gov-west-1", "states", "https://states.us-gov-west-1.amazonaws.com/")]
    [InlineData("us-gov-east-1", "states", "https://states-fips.us-gov-east-1.amazonaws.com/")]
    [InlineData("us-east-1", "organizations", "https://organizations-fips.us-east-1.amazonaws.com/")]
    public void Endpoints_with_FIPS_modules_have_their_names(string region, string prefix, string url)
    {
        AwsService service = new[] { AwsService.Iam, AwsService.Organizations, AwsService.StepFunctions }.Single(one => one.Prefix == prefix);

        Assert.Equal(new Uri(url), ServiceEndpoints.Find(service, region, useFips: true).Url);
    }

    private static string Role() => """<GetRoleResponse><GetRoleResult><Role><Arn>arn:aws:iam::222233334444:role/Target</Arn><RoleName>Target</RoleName></Role></GetRoleResult></GetRoleResponse>""";

    private static LoopbackAnswer Json(int status, string text) => new(status, Encoding.UTF8.GetBytes(text)) { Headers = [new("Content-Type", "application/x-amz-json-1.0")] };

    private static LoopbackServer Server(Func<LoopbackRequest, LoopbackAnswer> answer) =>
        new(request => request.Form("Action") == "GetCallerIdentity" ? LoopbackAnswer.Of(200, Identity) : answer(request));

    private static AwsSideOptions Side(Uri url, int? attempts) => new()
    {
        Keys = new AwsKeys("AKIAIOSFODNN7EXAMPLE", Secret, Token),
        Client = new AwsClientOptions { EndpointUrl = url, Region = "us-east-1", MaxAttempts = attempts },
    };

    private static AwsAccountSessions Sessions(Uri url, int? attempts) => new(Side(url, attempts));

    private static IAccountSession Open(LoopbackServer server, int? attempts = null) => Sessions(server.Url, attempts).OpenOwn(CancellationToken.None);
}
