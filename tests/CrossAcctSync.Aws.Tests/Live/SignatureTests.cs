using System;
using System.Text.Json;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Aws.Clients;
using CrossAcctSync.Aws.Sessions;
using CrossAcctSync.Aws.Sts;
using CrossAcctSync.Policies;
using CrossAcctSync.Tests.Emulation;
using Xunit;

namespace CrossAcctSync.Aws.Tests.Live;

/// <summary>An emulator that checks signatures and permissions.</summary>
public sealed class SignatureTests
{
    private const string Account = "123456789012";
    private const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"states.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";
    private const string Reader = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["iam:GetRole","iam:GetRolePolicy"],"Resource":"*"}]}""";

    [Fact]
    public void Signatures_are_right_and_what_the_caller_lacks_is_named()
    {
        using MotoServer server = MotoServer.Start();
        var anybody = new AccountKeys(Account, "AKIAIOSFODNN7EXAMPLE", "secret", string.Empty);
        Cli(server, anybody, "iam", "create-role", "--role-name", "Target", "--assume-role-policy-document", Trust);
        Cli(server, anybody, "iam", "create-user", "--user-name", "reader");
        Cli(server, anybody, "iam", "put-user-policy", "--user-name", "reader", "--policy-name", "Reader", "--policy-document", Reader);
        JsonElement key = Cli(server, anybody, "iam", "create-access-key", "--user-name", "reader").GetProperty("AccessKey");
        string accessKey = key.GetProperty("AccessKeyId").GetString()!;
        string secret = key.GetProperty("SecretAccessKey").GetString()!;
        server.CheckRequestsAfter(0);
        RoleArn role = RoleArn.Parse($"arn:aws:iam::{Account}:role/Target");

        AwsAccounts accounts = Accounts(server, accessKey, secret);
        AccountWrite write = accounts.PutInlinePolicy(role, "Sync+é &", PolicyDocument.Parse(Reader), null, CancellationToken.None);

        Assert.Equal(AccountWriteStatus.Refused, write.Status);
        Assert.Equal(AccountProblemKind.AccessDenied, write.Problem!.Kind);
        Assert.Equal("iam:PutRolePolicy", write.Problem.Action);
        Assert.Contains($"arn:aws:iam::{Account}:user/reader", write.Problem.RecommendedAction, StringComparison.Ordinal);

        const string Wrong = "CANARY+wrong/secret0123456789abcdefghij";
        AccountWrite forged = Accounts(server, accessKey, Wrong).PutInlinePolicy(role, "Sync", PolicyDocument.Parse(Reader), null, CancellationToken.None);
        Assert.Equal(AccountProblemKind.CredentialsMissing, forged.Problem!.Kind);
        Assert.DoesNotContain("CANARY", forged.ToString(), StringComparison.Ordinal);
    }

    private static AwsAccounts Accounts(MotoServer server, string accessKey, string secret) => new(new AwsAccountSessions(new AwsSideOptions
    {
        Keys = new AwsKeys(accessKey, secret),
        Client = new AwsClientOptions { EndpointUrl = server.Url, Region = "us-east-1" },
    }));

    private static JsonElement Cli(MotoServer server, AccountKeys keys, params string[] arguments) => AwsCli.Run(server.Url, keys, arguments);
}
