using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using CrossAcctSync.Planning;
using CrossAcctSync.Planning.Journals;
using CrossAcctSync.Requirements;
using CrossAcctSync.Tests.Accounts;
using Xunit;

namespace CrossAcctSync.Tests.Planning;

/// <summary>What a grant leaves in accounts and journal at each moment at which its process could be killed.</summary>
public sealed class KilledGrantTests : IDisposable
{
    private const int Roles = 20;

    private readonly SnapshotFolder _folder = new();

    private string Path => _folder.PathOf("grant.journal");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(PolicyPlacement.Inline, false, 1)]
    [InlineData(PolicyPlacement.Managed, true, 1)]
    [InlineData(PolicyPlacement.Inline, true, 6)]
    [InlineData(PolicyPlacement.Managed, false, 6)]
    public void Killed_at_any_write_of_twenty_roles_all_can_be_taken_back_and_granting_again_converges(PolicyPlacement placement, bool isNew, int atOnce)
    {
        (WritableAccounts accounts, SyncRequirement[] requirements) = Make(isNew);
        string before = accounts.Text();
        var options = new SyncPlanOptions { Placement = placement, Creation = RoleCreation.Default };
        var moments = new List<(WritableAccounts Accounts, byte[] Journal)>();
        accounts.OnWrite = (_, _) =>
        {
            moments.Add((accounts.Copy(), ReadJournal()));
            return null;
        };
        accounts.OnAnswer = (_, answer) =>
        {
            moments.Add((accounts.Copy(), ReadJournal()));
            return answer;
        };
        SyncPlan plan = Plan(accounts, requirements, options);
        Apply(accounts, plan, atOnce);
        Assert.Equal(2 * plan.Changes.Count, moments.Count);
        Assert.True(plan.Changes.Count >= 3 * Roles);

        var random = new Random(1);
        foreach ((WritableAccounts left, byte[] journal) in moments)
        {
            File.WriteAllBytes(Path, journal);
            WritableAccounts again = left.Copy();

            SyncJournalContent content = SyncJournal.Read(Path);
            Assert.Empty(content.Warnings);
            PlanSample.Changes(SyncUndo.Undo(content.Changes, left, left, _ => true, null, null, TestContext.Current.CancellationToken));
            Assert.Equal(before, left.Text());
            if (random.Next(8) != 0)
            {
                continue;
            }

            // Without the undo the grant is finished by another one, and the same journal takes both back.
            File.WriteAllBytes(Path, journal);
            Apply(again, Plan(again, requirements, options), atOnce);
            Assert.Empty(Plan(again, requirements, options).Changes);
            PlanSample.Changes(SyncUndo.Undo(SyncJournal.Read(Path).Changes, again, again, _ => true, null, null, TestContext.Current.CancellationToken));
            Assert.Equal(before, again.Text());
        }
    }

    /// <summary>The journal as it is now, as soon as nobody writes to it.</summary>
    private byte[] ReadJournal()
    {
        while (true)
        {
            try
            {
                return File.ReadAllBytes(Path);
            }
            catch (IOException)
            {
                Thread.Sleep(1);
            }
        }
    }

    private static (WritableAccounts Accounts, SyncRequirement[] Requirements) Make(bool isNew)
    {
        var accounts = new WritableAccounts();
        SyncRequirement[] requirements = [.. Enumerable.Range(0, Roles).Select(number =>
        {
            string source = $"arn:aws:iam::111122223333:role/Source{number / 4}";
            string target = $"arn:aws:iam::444455556666:role/Target{number:00}";
            accounts.With(source, PlanSample.ServiceTrust, ("Foreign", PlanSample.Foreign));
            if (!isNew || number % 2 == 0)
            {
                accounts.With(target, PlanSample.ServiceTrust, ("Foreign", PlanSample.Foreign));
            }

            return PlanSample.Requirement(target, PlanSample.Machine + (number / 4)) with { SourceRoleArn = source };
        })];
        return (accounts, requirements);
    }

    private static SyncPlan Plan(WritableAccounts accounts, SyncRequirement[] requirements, SyncPlanOptions options)
    {
        SyncPlan plan = SyncPlanner.Plan(requirements, accounts, options, TestContext.Current.CancellationToken);
        Assert.Empty(plan.Problems);
        return plan;
    }

    private void Apply(WritableAccounts accounts, SyncPlan plan, int atOnce) => PlanSample.Changes(SyncApplier.Apply(
        plan.Changes, accounts, accounts, _ => true, new SyncApplyOptions { Journal = SyncJournal.Open(Path), ThrottleLimit = atOnce }, TestContext.Current.CancellationToken));
}
