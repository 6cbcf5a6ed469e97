using System;
using System.IO;
using System.Linq;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Aws.Clients;
using CrossAcctSync.Aws.Sessions;
using CrossAcctSync.Aws.Sts;
using CrossAcctSync.Tests.Emulation;
using Xunit;

namespace CrossAcctSync.Aws.Tests.Sessions;

public sealed class SessionTests
{
    private readonly string _own = TestAccounts.Next();
    private readonly string _other = TestAccounts.Next();

    [Fact]
    public void A_role_is_taken_on_in_other_accounts_and_not_in_the_own_one()
    {
        var sessions = new AwsAccountSessions(TestAccounts.Side(_own) with { AssumeRoleName = "/ops/Deployer", AssumeRoleExternalId = "secret-id" });

        Assert.Contains("assumed-role/Tester/", sessions.Open(_own, CancellationToken.None).Identity.Arn, StringComparison.Ordinal);
        IAccountSession other = sessions.Open(_other, CancellationToken.None);
        Assert.Equal(_other, other.AccountId);
        Assert.Equal($"arn:aws:sts::{_other}:assumed-role/Deployer/CrossAcctSync", other.Identity.Arn);
        Assert.Same(other, sessions.Open(_other, CancellationToken.None));
    }

    [Fact]
    public void A_session_is_opened_once_with_one_call_and_two_more_for_a_role()
    {
        using var proxy = new FaultProxy(MotoServer.Shared.Url, _ => FaultKind.None);
        var sessions = new AwsAccountSessions(TestAccounts.Side(_own, proxy.Url) with { AssumeRoleName = "Deployer", AssumeRoleExternalId = "id-1", SessionName = "run-1" });

        for (int i = 0; i < 3; i++)
        {
            sessions.Open(_other, CancellationToken.None);
            sessions.Open(_own, CancellationToken.None);
        }

        Assert.Equal(["GetCallerIdentity", "AssumeRole", "GetCallerIdentity"], proxy.Requests.Select(request => request.Operation));
        LoopbackRequest assume = proxy.Requests.Single(request => request.Operation == "AssumeRole");
        Assert.Equal($"arn:aws:iam::{_other}:role/Deployer", assume.Form("RoleArn"));
        Assert.Equal("id-1", assume.Form("ExternalId"));
        Assert.Equal("run-1", assume.Form("RoleSessionName"));
    }

    [Fact]
    public void Credentials_of_another_account_open_nothing()
    {
        var accounts = new AwsAccounts(new AwsAccountSessions(TestAccounts.Side(_own)));

        AccountProblem problem = Assert.Single(accounts.CheckAccounts([_own, _other], CancellationToken.None));

        Assert.Equal(AccountProblemKind.WrongAccount, problem.Kind);
        Assert.Equal(_other, problem.AccountId);
        Assert.Contains($"the credentials are of account {_own}", problem.Message, StringComparison.Ordinal);
        Assert.Contains("-AssumeRoleName", problem.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_sides_have_credentials_of_their_own()
    {
        var sessions = new RoutedSessions(new AwsAccountSessions(TestAccounts.Side(_own)), [_own], new AwsAccountSessions(TestAccounts.Side(_other)));

        Assert.Equal(_own, sessions.Open(_own, CancellationToken.None).AccountId);
        Assert.Equal(_other, sessions.Open(_other, CancellationToken.None).AccountId);
        Assert.Equal(_other, sessions.OpenOwn(CancellationToken.None).AccountId);
    }

    [Fact]
    public void Keys_of_a_role_are_renewed_before_they_end()
    {
        int assumed = 0;
        using var server = new LoopbackServer(request => LoopbackAnswer.Of(200, request.Operation switch
        {
            "AssumeRole" => $"""
                <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><AssumedRoleUser><Arn>arn:aws:sts::222233334444:assumed-role/D/s</Arn><AssumedRoleId>A:s</AssumedRoleId></AssumedRoleUser>
                <Credentials><AccessKeyId>ASIA{Interlocked.Increment(ref assumed)}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>{DateTime.UtcNow.AddMinutes(assumed < 3 ? 4 : 60):yyyy-MM-ddTHH:mm:ssZ}</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>
                """,
            "GetCallerIdentity" => $"""
                <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>arn:aws:sts::1:assumed-role/x/y</Arn>
                <Account>{(request.Header("Authorization")!.Contains("ASIA", StringComparison.Ordinal) ? "222233334444" : "111122223333")}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>
                """,
            _ => """<GetRoleResponse><GetRoleResult><Role><Arn>arn:aws:iam::222233334444:role/T</Arn><RoleName>T</RoleName></Role></GetRoleResult></GetRoleResponse>""",
        }));
        var sessions = new AwsAccountSessions(new AwsSideOptions { Keys = new AwsKeys("AKIA", "secret"), AssumeRoleName = "D", Client = new AwsClientOptions { EndpointUrl = server.Url, Region = "us-east-1" } });
        IAccountSession session = sessions.Open("222233334444", CancellationToken.None);

        for (int i = 0; i < 5; i++)
        {
            session.Iam.GetRole("T", CancellationToken.None);
        }

        // Two that end within five minutes are used for what is under way only; the third lasts.
        Assert.Equal(3, assumed);
        Assert.Contains("Credential=ASIA3/", server.Requests.Last().Header("Authorization"), StringComparison.Ordinal);
    }

    [Fact]
    public void Foreign_keys_are_asked_for_again_when_they_end()
    {
        AccountKeys keys = MotoServer.Shared.KeysOf(_own);
        int asked = 0;
        var sessions = new AwsAccountSessions(new AwsSideOptions
        {
            Client = TestAccounts.Client(),
            KeySource = () => new AwsKeys(keys.AccessKey, keys.SecretKey, keys.SessionToken, DateTimeOffset.UtcNow.AddSeconds(++asked < 3 ? 30 : 3600)),
        });

        Assert.Equal(_own, sessions.OpenOwn(CancellationToken.None).AccountId);
        for (int i = 0; i < 4; i++)
        {
            _ = sessions.OpenOwn(CancellationToken.None).Sts.GetCallerIdentity(CancellationToken.None);
        }

        Assert.Equal(3, asked);
    }

    [Fact]
    public void A_profile_is_read_from_its_file_and_brings_its_region()
    {
        AccountKeys keys = MotoServer.Shared.KeysOf(_own);
        using var file = new ProfileFile($"[deploy]\naws_access_key_id = {keys.AccessKey}\naws_secret_access_key = {keys.SecretKey}\naws_session_token = {keys.SessionToken}\nregion = eu-central-1\n");
        var sessions = new AwsAccountSessions(new AwsSideOptions { ProfileName = "deploy", ProfileLocation = file.Path, Client = new AwsClientOptions { EndpointUrl = MotoServer.Shared.Url } });

        IAccountSession session = sessions.OpenOwn(CancellationToken.None);

        Assert.Equal(_own, session.AccountId);
        Assert.Equal("eu-central-1", session.Region);
    }

    [Fact]
    public void A_profile_that_is_not_there_is_no_reason_to_look_elsewhere()
    {
        using var file = new ProfileFile("[other]\n");
        AccountProblem problem = Problem(new AwsSideOptions { ProfileName = "deploy", ProfileLocation = file.Path });

        Assert.Equal(AccountProblemKind.CredentialsMissing, problem.Kind);
        Assert.Contains("there is no profile 'deploy'", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_profile_of_Identity_Center_without_a_sign_in_says_how_to_sign_in()
    {
        using var file = new ProfileFile("[sso]\nsso_account_id = 111122223333\nsso_region = us-east-1\nsso_role_name = Admin\nsso_start_url = https://none.example.com/start\n");
        AccountProblem problem = Problem(new AwsSideOptions { ProfileName = "sso", ProfileLocation = file.Path });

        Assert.Equal(AccountProblemKind.CredentialsExpired, problem.Kind);
        Assert.Contains("aws sso login --profile sso", problem.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_any_credentials_it_says_so()
    {
        AccountProblem problem = Problem(new AwsSideOptions());

        Assert.Equal(AccountProblemKind.CredentialsMissing, problem.Kind);
        Assert.Contains("-ProfileName", problem.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void What_failed_for_good_is_not_tried_again()
    {
        using var server = new LoopbackServer(_ => LoopbackAnswer.Of(403, "<ErrorResponse><Error><Code>ExpiredToken</Code><Message>Expired.</Message></Error><RequestId>r</RequestId></ErrorResponse>"));
        var sessions = new AwsAccountSessions(new AwsSideOptions { Keys = new AwsKeys("AKIA", "secret", "token"), Client = new AwsClientOptions { EndpointUrl = server.Url, Region = "us-east-1" } });

        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(AccountProblemKind.CredentialsExpired, Assert.Throws<AccountProblemException>(() => sessions.Open("222233334444", CancellationToken.None)).Problem.Kind);
        }

        Assert.Single(server.Requests);
    }

    private static AccountProblem Problem(AwsSideOptions options) =>
        Assert.Throws<AccountProblemException>(() => new AwsAccountSessions(options with { Client = new AwsClientOptions { Region = "us-east-1", EndpointUrl = new Uri("http://127.0.0.1:9/"), MaxAttempts = 1 } }).OpenOwn(CancellationToken.None)).Problem;

    private sealed class ProfileFile : IDisposable
    {
        public ProfileFile(string text) => File.WriteAllText(Path, text);

        public string Path { get; } = System.IO.Path.GetTempFileName();

        public void Dispose() => File.Delete(Path);
    }
}
