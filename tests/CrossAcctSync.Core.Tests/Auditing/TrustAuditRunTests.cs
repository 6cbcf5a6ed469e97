using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CrossAcctSync.Accounts;
using CrossAcctSync.Auditing;
using CrossAcctSync.Definitions.Reading;
using Xunit;
using static CrossAcctSync.Tests.Auditing.MadeOrganization;

namespace CrossAcctSync.Tests.Auditing;

/// <summary>How an audit runs over many accounts: order, early ends, and accounts that fail.</summary>
public sealed class TrustAuditRunTests
{
    private const string Roles = $$"""{"AWS": "{{SourceRole}}"}""";

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(40)]
    public void However_many_accounts_are_read_at_once_the_output_is_the_same(int atOnce)
    {
        using MadeOrganization made = Many(25);

        IReadOnlyList<SyncTrust> trusts = made.Audit(new TrustAuditOptions { ThrottleLimit = atOnce });

        Assert.Equal(Enumerable.Range(0, 25).Select(Id), trusts.Select(trust => trust.TargetAccountId));
    }

    [Fact]
    public void Progress_counts_accounts_and_roles()
    {
        using MadeOrganization made = Many(5);

        TrustAuditProgress[] progress = [.. TrustAudit.Run(made.Open(), TrustAuditOptions.Default, TestContext.Current.CancellationToken).Select(item => item.Progress).OfType<TrustAuditProgress>()];

        Assert.Equal(new TrustAuditProgress(null, 0, 6, 0, 1), progress[0]);
        Assert.Equal(Enumerable.Range(1, 6), progress.Skip(1).Select(step => step.AccountsDone));
        Assert.Equal(6, progress[^1].RolesSeen);
    }

    [Fact]
    public void An_account_that_is_damaged_is_a_problem_and_the_others_go_on()
    {
        using MadeOrganization made = Many(3).WithFile(Id(7) + ".json", "{\"RoleDetailList\": [{\"Arn\": \"arn:aws:iam::" + Id(7) + ":role/x\"");

        TrustAuditItem[] items = [.. TrustAudit.Run(made.Open(), TrustAuditOptions.Default, TestContext.Current.CancellationToken)];

        AccountProblem problem = Assert.Single(items.Select(item => item.Problem).OfType<AccountProblem>());
        Assert.Equal((AccountProblemKind.Damaged, Id(7)), (problem.Kind, problem.AccountId));
        Assert.Equal(3, items.Count(item => item.Trust is not null));
    }

    [Fact]
    public void A_caller_who_stops_early_stops_the_reading()
    {
        using MadeOrganization made = Many(60);
        var counting = new CountingInventory(made.Open());

        SyncTrust first = TrustAudit.Run(counting, new TrustAuditOptions { ThrottleLimit = 2 }, TestContext.Current.CancellationToken).Select(item => item.Trust).OfType<SyncTrust>().First();

        Assert.Equal(Id(0), first.TargetAccountId);
        Assert.InRange(counting.Listed, 1, 20);
    }

    [Fact]
    public void With_one_account_at_a_time_the_thread_of_the_caller_reads_all_and_nothing_ahead()
    {
        using MadeOrganization made = Many(10);
        var counting = new CountingInventory(made.Open());

        TrustAuditItem[] items = [.. TrustAudit.Run(counting, new TrustAuditOptions { ThrottleLimit = 1 }, TestContext.Current.CancellationToken).TakeWhile(item => item.Trust?.TargetAccountId != Id(3))];

        Assert.Equal([Environment.CurrentManagedThreadId], counting.Threads.Keys);
        Assert.Equal(3, items.Count(item => item.Trust is not null));
        Assert.Equal(5, counting.Listed);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void An_account_that_cannot_be_opened_is_told_of_once_and_leaves_what_is_known_of_others(int atOnce)
    {
        const string Elsewhere = "600000000000";
        using MadeOrganization made = Many(2)
            .WithRole(Elsewhere, "OrdersRole", Trust("""{"Service": "states.amazonaws.com"}"""))
            .WithMachine($"arn:aws:states:eu-west-1:{Elsewhere}:stateMachine:Other", RoleOf(Elsewhere, "OrdersRole"))
            .WithRole(Target, "Left", Trust(Roles, Machine + "Old"))
            .WithRole(Target, "Hidden", Trust($$"""{"AWS": "{{RoleOf(Elsewhere, "OrdersRole")}}"}""", $"arn:aws:states:eu-west-1:{Elsewhere}:stateMachine:Old"));
        var closed = new AccountProblem(AccountProblemKind.AccessDenied, Elsewhere, "Account 600000000000: sts:AssumeRole failed.", "Create the role.");
        var inventory = new CountingInventory(made.Open()) { Closed = closed };

        TrustAuditItem[] items = [.. TrustAudit.Run(inventory, new TrustAuditOptions { ThrottleLimit = atOnce }, TestContext.Current.CancellationToken)];

        Assert.Equal([closed], items.Select(item => item.Problem).OfType<AccountProblem>());
        Assert.Contains("StateMachineGone", items.Select(item => item.Trust).OfType<SyncTrust>().Single(trust => trust.TargetRoleName == "Left").FindingCodes);
        Assert.Equal(["NotAtHand"], items.Select(item => item.Trust).OfType<SyncTrust>().Single(trust => trust.TargetRoleName == "Hidden").FindingCodes);
        Assert.Equal(4, items.Count(item => item.Trust is not null));
    }

    [Fact]
    public void Cancellation_ends_the_audit()
    {
        using MadeOrganization made = Many(10);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            foreach (TrustAuditItem item in TrustAudit.Run(made.Open(), TrustAuditOptions.Default, stop.Token))
            {
                if (item.Trust is not null)
                {
                    stop.Cancel();
                }
            }
        });
    }

    [Fact]
    public void Accounts_that_cannot_be_scanned_give_the_same_answer()
    {
        using MadeOrganization made = Many(4).WithRole(Id(2), "Gone", Trust("""{"AWS": "arn:aws:iam::111122223333:role/Old"}""", Machine));
        var plain = new CountingInventory(made.Open());

        Assert.Equal(
            made.Audit().Select(trust => $"{trust} {string.Join(",", trust.FindingCodes)}"),
            TrustAudit.Run(plain, TrustAuditOptions.Default, TestContext.Current.CancellationToken).Select(item => item.Trust).OfType<SyncTrust>().Select(trust => $"{trust} {string.Join(",", trust.FindingCodes)}"));
    }

    [Fact]
    public void An_error_in_the_work_reaches_the_caller()
    {
        using MadeOrganization made = Many(3);

        Assert.Throws<NotSupportedException>(() => TrustAudit.Run(new CountingInventory(made.Open(), Id(1)), TrustAuditOptions.Default, TestContext.Current.CancellationToken).Count());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Managed_policies_before_or_behind_the_roles_are_read(bool policiesFirst)
    {
        const string Document = """{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::data/*"}]}""";
        using MadeOrganization made = Working().WithPolicy(Target, "Data", Document).WithRole(Target, "Access", Trust(Roles, Machine), null, "Data");

        SyncTrust trust = TrustAudit.Run(made.Open(policiesFirst), TrustAuditOptions.Default, TestContext.Current.CancellationToken).Select(item => item.Trust).OfType<SyncTrust>().Single();

        Assert.Equal(["Data: Allow s3:GetObject on arn:aws:s3:::data/*"], trust.Permissions);
    }

    [Theory]
    [InlineData("percent-encoded")]
    [InlineData("escaped")]
    [InlineData("upper case key")]
    public void A_trust_policy_is_recognized_however_it_is_written(string form)
    {
        string trust = Trust(Roles, Machine + "Old");
        trust = form switch
        {
            "percent-encoded" => Uri.EscapeDataString(trust),
            "upper case key" => trust.Replace("sts:ExternalId", "STS:EXTERNALID", StringComparison.Ordinal),
            _ => trust,
        };
        using MadeOrganization made = Working().WithRole(Target, "Old", trust);
        made.Open();
        if (form == "escaped")
        {
            made.WithFile("444455556666.json", "{\"RoleDetailList\": [{\"Arn\": \"arn:aws:iam::444455556666:role/Old\", \"AssumeRolePolicyDocument\": "
                + trust.Replace("states", "st\\u0061tes", StringComparison.Ordinal) + "}]}");
        }

        Assert.Contains(made.Audit(), found => found.TargetRoleName == "Old" && found.ExternalIds.Contains(Machine + "Old"));
    }

    private static MadeOrganization Many(int accounts)
    {
        MadeOrganization made = new MadeOrganization()
            .WithRole(Source, "OrdersRole", Trust("""{"Service": "states.amazonaws.com"}"""))
            .WithMachine(Machine, SourceRole, [.. Enumerable.Range(0, accounts).Select(number => RoleOf(Id(number), "Access"))]);
        for (int number = 0; number < accounts; number++)
        {
            made.WithRole(Id(number), "Access", Trust(Roles, Machine));
        }

        return made;
    }

    private static string Id(int number) => (500_000_000_000 + number).ToString(CultureInfo.InvariantCulture);
}
