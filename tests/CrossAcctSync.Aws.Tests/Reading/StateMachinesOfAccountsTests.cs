using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Aws.Tests.Fakes;
using CrossAcctSync.Definitions.Reading;
using Xunit;

namespace CrossAcctSync.Aws.Tests.Reading;

/// <summary>State machines of many accounts: their order, and accounts that fail.</summary>
public sealed class StateMachinesOfAccountsTests
{
    private static readonly string[] Accounts = [.. Enumerable.Range(0, 70).Select(number => (500_000_000_000 + number).ToString(CultureInfo.InvariantCulture))];

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(200)]
    public void However_many_are_read_at_once_they_come_in_the_order_of_the_accounts(int atOnce)
    {
        var sessions = new FakeSessions
        {
            MachinesOf = account => new FakeStepFunctions(new StepFunctions.StateMachineDescription($"arn:aws:states:us-east-1:{account}:stateMachine:One", "One", """{"StartAt":"A","States":{"A":{"Type":"Succeed"}}}""", $"arn:aws:iam::{account}:role/Source")),
            Closed = Accounts[9],
        };
        var problems = new List<AccountProblem>();
        int caller = Environment.CurrentManagedThreadId;

        DefinitionResult[] results = [.. new AwsAccounts(sessions, new AwsAccountsOptions { Accounts = Accounts, ThrottleLimit = atOnce }).ListStateMachines(Report, CancellationToken.None)];

        Assert.Equal(Accounts.Where(account => account != Accounts[9]), results.Select(result => result.Definition!.Arn!.AccountId));
        Assert.Equal(Accounts[9], Assert.Single(problems).AccountId);

        void Report(AccountProblem problem)
        {
            Assert.Equal(caller, Environment.CurrentManagedThreadId);
            problems.Add(problem);
        }
    }

    [Fact]
    public void A_state_machine_that_cannot_be_described_is_reported_by_the_thread_that_enumerates()
    {
        StepFunctions.StateMachineDescription[] machines = [.. Enumerable.Range(0, 6).Select(number =>
            new StepFunctions.StateMachineDescription($"arn:aws:states:us-east-1:{FakeSessions.Account}:stateMachine:M{number}", $"M{number}", """{"StartAt":"A","States":{"A":{"Type":"Succeed"}}}""", $"arn:aws:iam::{FakeSessions.Account}:role/Source"))];
        var sessions = new FakeSessions { Machines = new FakeStepFunctions(machines) { Hidden = machines[3].StateMachineArn } };
        var threads = new List<int>();

        DefinitionResult[] results = [.. new AwsAccounts(sessions, new AwsAccountsOptions { ThrottleLimit = 4 }).ListStateMachines(_ => threads.Add(Environment.CurrentManagedThreadId), CancellationToken.None)];

        Assert.Equal(5, results.Length);
        Assert.Equal([Environment.CurrentManagedThreadId], threads);
    }

    [Fact]
    public void Without_accounts_there_are_none() =>
        Assert.Empty(new AwsAccounts(new FakeSessions(), new AwsAccountsOptions { Accounts = [] }).ListStateMachines(problem => Assert.Fail(problem.Message), CancellationToken.None));
}
