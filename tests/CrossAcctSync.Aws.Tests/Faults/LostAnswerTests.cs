using System;
using System.Linq;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Aws.Iam;
using CrossAcctSync.Aws.Sessions;
using CrossAcctSync.Policies;
using CrossAcctSync.Tests.Emulation;
using Xunit;

namespace CrossAcctSync.Aws.Tests.Faults;

/// <summary>Writes that were made, and of which nobody was told.</summary>
public sealed class LostAnswerTests
{
    private const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"states.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";
    private const string Permissions = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"glue:StartJobRun","Resource":"*"}]}""";

    private static readonly string[] Reads = ["GetRole", "GetRolePolicy", "GetPolicy", "GetPolicyVersion", "ListPolicyVersions", "GetCallerIdentity"];

    private readonly string _account = TestAccounts.Next();

    private RoleArn Role => RoleArn.Parse($"arn:aws:iam::{_account}:role/Target");

    private string Policy => $"arn:aws:iam::{_account}:policy/Sync";

    [Theory]
    [InlineData(FaultKind.LostAnswer)]
    [InlineData(FaultKind.Truncated)]
    [InlineData(FaultKind.ErrorAfter)]
    public void No_write_goes_out_twice_when_it_was_made(FaultKind fault)
    {
        using var proxy = new FaultProxy(MotoServer.Shared.Url, request => Reads.Contains(request.Operation) ? FaultKind.None : fault);

        AccountWrite[] writes = Write(Open(proxy.Url));

        Assert.All(writes, write => Assert.True(write.Status == AccountWriteStatus.Written, write.ToString()));
        Assert.All(proxy.Requests.GroupBy(request => request.Operation).Where(group => !Reads.Contains(group.Key)), group => Assert.True(group.Count() == (group.Key == "CreatePolicyVersion" ? 2 : 1), $"{group.Key}: {group.Count()}"));
        IIamApi iam = TestAccounts.Open(_account).Iam;
        IamPolicyVersion[] versions = [.. iam.ListPolicyVersions(Policy, CancellationToken.None)];
        Assert.Equal(3, versions.Select(version => iam.GetPolicyVersion(Policy, version.VersionId, CancellationToken.None).Document).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(3, versions.Length);
    }

    [Theory]
    [InlineData(FaultKind.Reset)]
    [InlineData(FaultKind.ServerError)]
    public void A_write_that_is_never_made_is_sent_six_times_at_most(FaultKind fault)
    {
        using var proxy = new FaultProxy(MotoServer.Shared.Url, request => Reads.Contains(request.Operation) ? FaultKind.None : fault);

        AccountWrite write = Open(proxy.Url).CreateRole(new NewRole(Role, PolicyDocument.Parse(Trust)), CancellationToken.None);

        Assert.Equal(AccountWriteStatus.Failed, write.Status);
        Assert.InRange(proxy.Requests.Count(request => request.Operation == "CreateRole"), 2, 6);
    }

    private AccountWrite[] Write(AwsAccounts accounts)
    {
        PolicyDocument first = PolicyDocument.Parse(Permissions);
        PolicyDocument second = PolicyDocument.Parse(Permissions.Replace("Start", "Stop", StringComparison.Ordinal));
        PolicyDocument third = PolicyDocument.Parse(Permissions.Replace("Start", "Get", StringComparison.Ordinal));
        PolicyDocument trust = PolicyDocument.Parse(Trust);
        return
        [
            accounts.CreateRole(new NewRole(Role, trust), CancellationToken.None),
            accounts.ReplaceTrust(Role, PolicyDocument.Parse(Trust.Replace("states", "lambda", StringComparison.Ordinal)), trust, CancellationToken.None),
            accounts.PutInlinePolicy(Role, "Sync", first, null, CancellationToken.None),
            accounts.PutManagedPolicy(Policy, first, null, CancellationToken.None),
            accounts.PutManagedPolicy(Policy, second, first, CancellationToken.None),
            accounts.PutManagedPolicy(Policy, third, second, CancellationToken.None),
        ];
    }

    private AwsAccounts Open(Uri url) => new(new AwsAccountSessions(TestAccounts.Side(_account, url)), new AwsAccountsOptions { Pause = (_, _) => { } });
}
