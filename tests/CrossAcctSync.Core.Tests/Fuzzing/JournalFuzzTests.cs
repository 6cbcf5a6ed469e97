using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CrossAcctSync.Accounts;
using CrossAcctSync.Planning;
using CrossAcctSync.Planning.Journals;
using CrossAcctSync.Sentences;
using CrossAcctSync.Tests.Accounts;
using CrossAcctSync.Tests.Planning;
using Xunit;

namespace CrossAcctSync.Tests.Fuzzing;

/// <summary>A journal that was damaged or changed gives changes that it told of, or errors.</summary>
public sealed class JournalFuzzTests : IDisposable
{
    private readonly SnapshotFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_changed_journal_tells_of_nothing_that_was_not_done()
    {
        string path = _folder.PathOf("grant.journal");
        WritableAccounts accounts = PlanSample.Accounts();
        PlanSample.Changes(SyncApplier.Apply(
            PlanSample.Plan(accounts, PlanSample.Requirement()).Changes, accounts, accounts, _ => true, new SyncApplyOptions { Journal = SyncJournal.Open(path) }, TestContext.Current.CancellationToken));
        byte[] journal = File.ReadAllBytes(path);
        var told = new HashSet<string>(SyncJournal.Read(path).Changes.Select(Text));
        Assert.NotEmpty(told);

        FuzzRun.Over("journals", input =>
        {
            File.WriteAllBytes(path, input.Mutate(journal));
            try
            {
                SyncJournalContent content = SyncJournal.Read(path);
                Assert.All(content.Errors.Concat(content.Warnings), text => Assert.Equal(VisibleText.Of(text), text));
                if (!content.Warnings.Any(warning => warning.Contains("digest", StringComparison.Ordinal)))
                {
                    Assert.All(content.Changes, change => Assert.Contains(Text(change), told));
                }
            }
            catch (InvalidDataException)
            {
                // It is no journal any more.
            }
        });
    }

    private static string Text(SyncChange change) => $"{change.Kind} {change.RoleArn} {change.PolicyName} {change.Before} {change.After}";
}
