using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Accounts.Snapshots;
using CrossAcctSync.Arns;
using CrossAcctSync.Aws.Saving;
using CrossAcctSync.Aws.StepFunctions;
using CrossAcctSync.Aws.Tests.Fakes;
using Xunit;

namespace CrossAcctSync.Aws.Tests.Saving;

public sealed class SnapshotSaverTests : IDisposable
{
    private const string Account = FakeSessions.Account;
    private const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"states.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";
    private const string Definition = """{"StartAt":"A","States":{"A":{"Type":"Succeed"}}}""";
    private const string Role = "arn:aws:iam::222233334444:role/Source";

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;
    private readonly FakeStepFunctions _machines = new(Machine("One"), Machine("Two"));
    private readonly FakeSessions _sessions;

    public SnapshotSaverTests()
    {
        _sessions = new FakeSessions { Machines = _machines };
        for (int i = 0; i < 25; i++)
        {
            _sessions.Iam.WithRole($"Role{i:00}", Trust, i == 0 ? "arn:aws:iam::222233334444:policy/Boundary" : null).WithInline($"Role{i:00}", "Sync", i == 1 ? "no policy" : Trust);
        }

        _sessions.Iam.WithPolicy("arn:aws:iam::222233334444:policy/Boundary", Trust, Trust);
        _sessions.Iam.PageSize = 10;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void An_account_is_saved_page_by_page_and_read_back_whole()
    {
        SavedAccount saved = Assert.Single(Save(Account));

        Assert.Empty(saved.Problems);
        Assert.Equal((25, 1, 2), (saved.RoleCount, saved.PolicyCount, saved.StateMachineCount));
        Assert.Equal(3, _sessions.Iam.Count("GetAccountAuthorizationDetails"));
        AccountSnapshot snapshot = AccountSnapshot.Open(_folder, CancellationToken.None);
        List<AccountRole> roles = [.. snapshot.ListRoles(Account, problem => Assert.Fail(problem.ToString()), CancellationToken.None)];
        Assert.Equal(25, roles.Count);
        Assert.NotNull(roles[0].PermissionsBoundary!.Policy.Document);
        Assert.Null(roles[1].InlinePolicies.Single().Document);
        Assert.Equal(["One", "Two"], snapshot.StateMachines(CancellationToken.None).Select(result => result.Definition!.Name));
        RoleArn missing = RoleArn.Parse("arn:aws:iam::222233334444:role/Nobody");
        Assert.Equal(RoleLookupStatus.RoleNotFound, snapshot.FindRoles([missing], CancellationToken.None)[missing].Status);
    }

    [Fact]
    public void An_account_that_fails_half_way_stays_as_it_was_and_does_not_stop_the_others()
    {
        Save(Account);
        string before = File.ReadAllText(Path.Combine(_folder, Account + ".json"));
        _sessions.Of("111122223333").WithRole("Other", Trust);
        _sessions.Iam.Before = call =>
        {
            if (_sessions.Iam.Count("GetAccountAuthorizationDetails") > 4)
            {
                throw FakeIam.Error(call, "AccessDenied", "No.", 403);
            }
        };

        SavedAccount[] saved = Save(Account, "111122223333");

        SavedAccount failed = Assert.Single(saved, account => account.AccountId == Account);
        Assert.Null(failed.Path);
        Assert.Equal("iam:GetAccountAuthorizationDetails", Assert.Single(failed.Problems).Action);
        Assert.Equal(before, File.ReadAllText(Path.Combine(_folder, Account + ".json")));
        Assert.True(File.Exists(Path.Combine(_folder, "111122223333.json")));
        Assert.Empty(Directory.GetFiles(_folder, ".*", SearchOption.AllDirectories));
    }

    [Fact]
    public void State_machines_that_were_read_in_part_do_not_take_the_place_of_all()
    {
        Save(Account);
        _machines.Hidden = Machine("Two").StateMachineArn;

        SavedAccount saved = Assert.Single(Save(Account));

        Assert.Equal(AccountProblemKind.AccessDenied, Assert.Single(saved.Problems).Kind);
        Assert.Equal(2, AccountSnapshot.Open(_folder, CancellationToken.None).StateMachines(CancellationToken.None).Count());
    }

    [Fact]
    public void Cancellation_leaves_nothing_behind()
    {
        using var stop = new CancellationTokenSource();
        _sessions.Iam.After = _ => stop.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => Saver().SaveAccounts(_folder, [Account], _ => { }, stop.Token));
        Assert.Empty(Directory.GetFiles(_folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void Only_account_ids_become_names_of_files()
    {
        Assert.Throws<ArgumentException>(() => Saver().SaveAccounts(_folder, ["../../etc/x"], _ => { }, CancellationToken.None));
    }

    private static StateMachineDescription Machine(string name) => new($"arn:aws:states:us-east-1:222233334444:stateMachine:{name}", name, Definition, Role) { Type = "STANDARD" };

    private SnapshotSaver Saver() => new(_sessions, new AwsAccountsOptions { ThrottleLimit = 2 });

    private SavedAccount[] Save(params string[] accounts)
    {
        var saved = new List<SavedAccount>();
        Saver().SaveAccounts(_folder, accounts, saved.Add, CancellationToken.None);
        return [.. saved];
    }
}
