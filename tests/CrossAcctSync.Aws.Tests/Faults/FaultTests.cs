using System;
using System.Collections.Generic;
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

/// <summary>A network and a service that fail, between the module and the emulator.</summary>
public sealed class FaultTests
{
    private const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"states.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";
    private const string Permissions = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"glue:StartJobRun","Resource":"*"}]}""";

    private readonly string _account = TestAccounts.Next();

    public static TheoryData<FaultKind> Kinds => [.. Enum.GetValues<FaultKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_kind_of_change_survives_a_fault_of_each_kind(FaultKind fault)
    {
        var spoiled = new HashSet<string>();
        using var proxy = new FaultProxy(MotoServer.Shared.Url, request =>
        {
            lock (spoiled)
            {
                return spoiled.Add(request.Operation) ? fault : FaultKind.None;
            }
        });
        var accounts = new AwsAccounts(new AwsAccountSessions(TestAccounts.Side(_account, proxy.Url)));
        RoleArn role = RoleArn.Parse($"arn:aws:iam::{_account}:role/Target");
        string policy = $"arn:aws:iam::{_account}:policy/Sync";
        PolicyDocument first = PolicyDocument.Parse(Permissions);
        PolicyDocument second = PolicyDocument.Parse(Permissions.Replace("Start", "Stop", StringComparison.Ordinal));
        PolicyDocument trust = PolicyDocument.Parse(Trust);

        AccountWrite[] writes =
        [
            accounts.CreateRole(new NewRole(role, trust), CancellationToken.None),
            accounts.ReplaceTrust(role, PolicyDocument.Parse(Trust.Replace("states", "lambda", StringComparison.Ordinal)), trust, CancellationToken.None),
            accounts.PutInlinePolicy(role, "Sync", first, null, CancellationToken.None),
            accounts.PutManagedPolicy(policy, first, null, CancellationToken.None),
            accounts.PutManagedPolicy(policy, second, first, CancellationToken.None),
            accounts.AttachPolicy(role, policy, CancellationToken.None),
            accounts.DetachPolicy(role, policy, CancellationToken.None),
            // The emulator counts an attachment again that is made again, and would keep the first policy for in use.
            accounts.PutManagedPolicy(policy + "Unused", first, null, CancellationToken.None),
            accounts.DeleteManagedPolicy(policy + "Unused", first, CancellationToken.None),
            accounts.DeleteInlinePolicy(role, "Sync", first, CancellationToken.None),
            accounts.DeleteRole(role, PolicyDocument.Parse(Trust.Replace("states", "lambda", StringComparison.Ordinal)), CancellationToken.None),
        ];

        Assert.All(writes, write => Assert.True(write.Status == AccountWriteStatus.Written, write.ToString()));
        Assert.Empty(TestAccounts.Open(_account).Iam.GetAccountAuthorizationDetails(["Role", "LocalManagedPolicy"], null, CancellationToken.None).Roles);
    }

    [Fact]
    public void With_a_fifth_of_all_calls_spoiled_200_roles_end_right_or_say_what_is_missing_and_a_second_run_finishes()
    {
        const int Roles = 200;
        RoleArn[] roles = [.. Enumerable.Range(0, Roles).Select(i => RoleArn.Parse($"arn:aws:iam::{_account}:role/Role{i:000}"))];
        IIamApi direct = TestAccounts.Open(_account).Iam;
        PolicyDocument trust = PolicyDocument.Parse(Trust);
        PolicyDocument wanted = PolicyDocument.Parse(Permissions);
        AwsAccounts emulated = new(new AwsAccountSessions(TestAccounts.Side(_account)), new AwsAccountsOptions { Pause = (_, _) => { } });
        Assert.All(roles.AsParallel().WithDegreeOfParallelism(8).Select(role => emulated.CreateRole(new NewRole(role, trust), CancellationToken.None)).ToArray(), write => Assert.True(write.IsDone, write.Reason));
        using FaultProxy proxy = FaultProxy.WithChance(MotoServer.Shared.Url, 0.2, seed: 20261125);
        var accounts = new AwsAccounts(new AwsAccountSessions(TestAccounts.Side(_account, proxy.Url)), new AwsAccountsOptions { Pause = (_, _) => Thread.Sleep(10) });

        AccountWrite[] first = Write(accounts, roles, wanted);

        IReadOnlyDictionary<string, bool> done = Done(direct, wanted);
        for (int i = 0; i < Roles; i++)
        {
            // Whoever is told that it is written must find it written; whoever is told of a failure has a reason.
            Assert.True(!first[i].IsDone || done[roles[i].Name], $"{roles[i]}: {first[i]}");
            Assert.True(first[i].IsDone || first[i].Problem is { RecommendedAction.Length: > 0 }, $"{roles[i]}: {first[i]}");
        }

        Assert.All(Enum.GetValues<FaultKind>(), kind => Assert.True(proxy.Count(kind) > 0, kind.ToString()));
        AccountWrite[] second = first.All(write => write.IsDone) ? first : Write(accounts, roles, wanted);
        Assert.All(second, write => Assert.True(write.IsDone, write.ToString()));
        Assert.All(Done(direct, wanted).Values, Assert.True);
    }

    private static AccountWrite[] Write(AwsAccounts accounts, RoleArn[] roles, PolicyDocument wanted) =>
        [.. roles.AsParallel().AsOrdered().WithDegreeOfParallelism(16).Select(role => accounts.PutInlinePolicy(role, "Sync", wanted, null, CancellationToken.None))];

    private static IReadOnlyDictionary<string, bool> Done(IIamApi iam, PolicyDocument wanted) => iam.GetAccountAuthorizationDetails(["Role"], null, CancellationToken.None).Roles
        .ToDictionary(role => role.Role.RoleName, role => role.InlinePolicies.Any(policy => policy.PolicyName == "Sync" && PolicyDocument.Parse(policy.Document).IsEquivalentTo(wanted).AreEquivalent));
}
