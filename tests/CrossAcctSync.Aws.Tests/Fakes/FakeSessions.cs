using System;
using System.Collections.Concurrent;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Aws.Iam;
using CrossAcctSync.Aws.Organizations;
using CrossAcctSync.Aws.Sessions;
using CrossAcctSync.Aws.StepFunctions;
using CrossAcctSync.Aws.Sts;

namespace CrossAcctSync.Aws.Tests.Fakes;

/// <summary>Accounts in memory.</summary>
internal sealed class FakeSessions : IAccountSessions
{
    public const string Account = "222233334444";

    private readonly ConcurrentDictionary<string, FakeIam> _accounts = new(StringComparer.Ordinal);

    public FakeSessions() => Iam = Of(Account);

    /// <summary>IAM of the one account that most tests need.</summary>
    public FakeIam Iam { get; }

    /// <summary>Step Functions of every account.</summary>
    public IStepFunctionsApi? Machines { get; init; }

    /// <summary>Step Functions of each account, where they differ.</summary>
    public Func<string, IStepFunctionsApi>? MachinesOf { get; init; }

    /// <summary>Organizations.</summary>
    public IOrganizationsApi? Organization { get; init; }

    /// <summary>STS.</summary>
    public IStsApi? Sts { get; init; }

    /// <summary>An account that cannot be opened.</summary>
    public string? Closed { get; set; }

    public FakeIam Of(string accountId) => _accounts.GetOrAdd(accountId, id => new FakeIam(id));

    public IAccountSession Open(string accountId, CancellationToken cancellationToken) => accountId == Closed
        ? throw new AccountProblemException(new AccountProblem(AccountProblemKind.WrongAccount, accountId, $"Account {accountId} was expected.", "Give its credentials."))
        : new Session(this, accountId);

    public IAccountSession OpenOwn(CancellationToken cancellationToken) => Open(Account, cancellationToken);

    private sealed record Session(FakeSessions Owner, string AccountId) : IAccountSession
    {
        public string Partition => "aws";

        public CallerIdentity Identity => new(AccountId, $"arn:aws:sts::{AccountId}:assumed-role/Admin/me", "AROA:me");

        public string? Region => "us-east-1";

        public AwsKeys GetKeys() => new("AKIAFAKE", "secret");

        public IIamApi Iam => Owner.Of(AccountId);

        public IStsApi Sts => Owner.Sts ?? throw new InvalidOperationException();

        public IOrganizationsApi Organizations => Owner.Organization ?? throw new InvalidOperationException();

        public IStepFunctionsApi StepFunctions(string region) => Owner.MachinesOf?.Invoke(AccountId) ?? Owner.Machines ?? throw new InvalidOperationException();

        public IExecutionsApi Executions(string region) => throw new InvalidOperationException();
    }
}
