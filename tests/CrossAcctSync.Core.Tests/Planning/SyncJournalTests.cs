using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CrossAcctSync.Accounts;
using CrossAcctSync.Planning;
using CrossAcctSync.Planning.Journals;
using CrossAcctSync.Policies;
using CrossAcctSync.Tests.Accounts;
using Xunit;

namespace CrossAcctSync.Tests.Planning;

public sealed class SyncJournalTests : IDisposable
{
    private readonly SnapshotFolder _folder = new();
    private readonly WritableAccounts _accounts = PlanSample.Accounts();

    private string Path => _folder.PathOf("grant.journal");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Each_write_is_told_before_it_is_made_and_marked_after()
    {
        var linesAtWrite = new List<int>();
        _accounts.OnWrite = (_, _) =>
        {
            linesAtWrite.Add(Lines().Length);
            return null;
        };

        Grant();

        Assert.Equal(new[] { 1, 3, 5 }, linesAtWrite);
        Assert.Equal(new[] { "intend", "done", "intend", "done", "intend", "done" }, Lines().Select(line => (string?)line["event"]));
        Assert.All(Lines(), line => Assert.Equal((2, 64), ((int?)line["version"], ((string?)line["digest"])!.Length)));
        Assert.Equal(Lines().Where((_, index) => index % 2 == 0).Select(line => (string?)line["id"]), Lines().Where((_, index) => index % 2 == 1).Select(line => (string?)line["id"]));
    }

    [Fact]
    public void What_is_read_is_what_was_done()
    {
        IReadOnlyList<SyncChange> changes = Grant();

        SyncJournalContent content = SyncJournal.Read(Path);

        Assert.Empty(content.Warnings);
        Assert.Equal(changes.Select(Told), content.Changes.Select(Told));

        static string Told(SyncChange change) => $"{change} {change.Side} {change.TargetRoleArn} {change.Status} {change.Diff} {change.Reason} {string.Join(",", change.StateMachineArns)}";
    }

    [Fact]
    public void All_is_as_before_when_a_journal_is_undone_and_a_second_undo_writes_nothing()
    {
        Grant();

        Assert.All(Undo().SelectMany(outcome => outcome.Changes), change => Assert.Equal(SyncChangeStatus.Undone, change.Status));
        Assert.Equal(PlanSample.Accounts().Text(), _accounts.Text());

        int writes = _accounts.Writes;
        Assert.All(Undo().SelectMany(outcome => outcome.Changes), change => Assert.Equal(SyncChangeStatus.Undone, change.Status));
        Assert.Equal(writes, _accounts.Writes);
    }

    [Fact]
    public void What_was_rolled_back_is_not_undone_again()
    {
        _accounts.OnWrite = (number, _) => number == 3 ? new AccountWrite(AccountWriteStatus.Refused, "No.") : null;
        SyncPlan plan = PlanSample.Plan(_accounts, PlanSample.Requirement());
        _ = Apply(plan.Changes);

        SyncJournalContent content = SyncJournal.Read(Path);

        Assert.Equal(new[] { SyncChangeStatus.Undone, SyncChangeStatus.Undone, SyncChangeStatus.Failed }, content.Changes.Select(change => change.Status));
        int writes = _accounts.Writes;
        Undo();
        Assert.Equal(writes, _accounts.Writes);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Of_a_write_without_a_mark_the_account_tells(bool isMade)
    {
        Grant();
        string[] lines = File.ReadAllLines(Path);
        File.WriteAllText(Path, string.Join('\n', lines[..^1]) + "\n");
        SyncChange last = SyncJournal.Read(Path).Changes[^1];
        Assert.Equal(SyncChangeStatus.Intended, last.Status);
        if (!isMade)
        {
            _accounts.ReplaceTrust(last.Role, last.Before!, last.After!, TestContext.Current.CancellationToken);
        }

        PlanSample.Changes(Undo());

        Assert.Equal(PlanSample.Accounts().Text(), _accounts.Text());
    }

    [Theory]
    [InlineData(true, SyncChangeStatus.Failed)]
    [InlineData(false, SyncChangeStatus.Intended)]
    public void A_write_that_was_never_sent_is_nothing_to_undo_and_one_whose_answer_is_lost_may_be(bool isUnsent, SyncChangeStatus expected)
    {
        _accounts.OnWrite = (_, _) => new AccountWrite(AccountWriteStatus.Failed, "No answer.") { IsUnsent = isUnsent };

        Apply(PlanSample.Plan(_accounts, PlanSample.Requirement()).Changes);

        Assert.All(SyncJournal.Read(Path).Changes, change => Assert.Equal(expected, change.Status));
    }

    [Fact]
    public void Of_a_write_without_a_mark_that_is_neither_before_nor_after_the_difference_is_told()
    {
        Grant();
        File.WriteAllText(Path, string.Join('\n', File.ReadAllLines(Path)[..^1]) + "\n");
        SyncChange last = SyncJournal.Read(Path).Changes[^1];
        var other = PolicyDocument.Parse(PlanSample.ServiceTrust.Replace("states.", "lambda.", StringComparison.Ordinal));
        _accounts.ReplaceTrust(last.Role, other, last.After!, TestContext.Current.CancellationToken);

        SyncOutcome refused = Assert.Single(Undo(), outcome => outcome.Failure is not null);

        Assert.Equal(SyncFailureKind.UndoRefused, refused.Failure!.Kind);
        Assert.Contains("lambda.amazonaws.com", refused.Failure.Message, StringComparison.Ordinal);
        Assert.Contains("lambda.amazonaws.com", _accounts.Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    public void A_torn_last_line_is_passed_over_and_the_next_writer_begins_a_new_one(int cut)
    {
        Grant();
        byte[] bytes = File.ReadAllBytes(Path);
        File.WriteAllBytes(Path, bytes[..^cut]);

        SyncJournal.Open(Path).Mark("later", new AccountWrite(AccountWriteStatus.Written, "Done."));

        SyncJournalContent content = SyncJournal.Read(Path);
        Assert.Equal(3, content.Changes.Count);
        Assert.Equal(cut > 1, content.Errors.Count == 1);
        Assert.Equal("later", (string?)JsonNode.Parse(File.ReadAllLines(Path)[^1])!["id"]);
    }

    [Fact]
    public void A_torn_last_line_is_a_warning()
    {
        Grant();
        File.WriteAllBytes(Path, File.ReadAllBytes(Path)[..^40]);

        SyncJournalContent content = SyncJournal.Read(Path);

        Assert.Equal((3, 1, 0), (content.Changes.Count, content.Warnings.Count, content.Errors.Count));
    }

    [Theory]
    [InlineData("\uFEFF", "\n")]
    [InlineData("", "\r\n")]
    public void A_mark_or_other_line_ends_of_an_editor_cost_nothing(string mark, string end)
    {
        IReadOnlyList<SyncChange> changes = Grant();
        File.WriteAllText(Path, mark + string.Concat(File.ReadAllLines(Path).Select(line => line + end)));

        SyncJournalContent content = SyncJournal.Read(Path);

        Assert.Empty(content.Warnings.Concat(content.Errors));
        Assert.Equal(changes.Select(change => change.ToString()), content.Changes.Select(change => change.ToString()));
    }

    [Theory]
    [InlineData("kind", "\"PutEverything\"")]
    [InlineData("kind", "\"0\"")]
    [InlineData("kind", "\"puttrustpolicy\"")]
    [InlineData("side", "\"Left\"")]
    [InlineData("before", "null")]
    [InlineData("before", "\"x\"")]
    [InlineData("after", "null")]
    [InlineData("roleArn", "\"arn:aws:iam::444455556666:user/x\"")]
    public void A_line_that_means_nothing_is_an_error_of_that_line_and_the_rest_goes_on(string member, string value)
    {
        Grant();
        string[] lines = File.ReadAllLines(Path);
        JsonNode trust = JsonNode.Parse(lines[4])!;
        Assert.Equal("PutTrustPolicy", (string?)trust["kind"]);
        trust[member] = JsonNode.Parse(value);
        JournalText.WriteSealed(Path, [.. lines[..4], trust.ToJsonString(), lines[5]]);

        SyncJournalContent content = SyncJournal.Read(Path);

        Assert.True(content.Errors.Count == 1, string.Join("\n", content.Errors));
        Assert.Contains("Line 5", content.Errors[0], StringComparison.Ordinal);
        Assert.Equal(2, content.Changes.Count);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void A_journal_in_another_encoding_is_refused(string encoding)
    {
        Grant();
        File.WriteAllText(Path, File.ReadAllText(Path), System.Text.Encoding.GetEncoding(encoding));

        Assert.Contains("UTF-8", Assert.Throws<InvalidDataException>(() => SyncJournal.Read(Path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("[1]\n")]
    [InlineData("{\"Version\":\"2012-10-17\",\"Statement\":[]}\n")]
    [InlineData("- a: 1\n- b: 2\n")]
    public void A_foreign_file_is_refused(string text)
    {
        File.WriteAllText(Path, text);

        Assert.Contains("no journal", Assert.Throws<InvalidDataException>(() => SyncJournal.Read(Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_journal_of_another_version_is_not_guessed_at()
    {
        File.WriteAllText(Path, "{\"version\":3,\"event\":\"intend\",\"id\":\"1\"}\n");

        InvalidDataException exception = Assert.Throws<InvalidDataException>(() => SyncJournal.Read(Path));

        Assert.Contains("version 3", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_told_is_not_done()
    {
        SyncPlan plan = PlanSample.Plan(_accounts, PlanSample.Requirement());
        SyncJournal journal = SyncJournal.Open(Path);
        File.Delete(Path);
        Directory.CreateDirectory(Path);

        SyncOutcome outcome = Assert.Single(SyncApplier.Apply(plan.Changes, _accounts, _accounts, _ => true, new SyncApplyOptions { Journal = journal }, TestContext.Current.CancellationToken));

        Assert.Equal(0, _accounts.Writes);
        Assert.Contains("journal", outcome.Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_writers_at_once_lose_no_line()
    {
        SyncJournal[] journals = [.. Enumerable.Range(0, 4).Select(_ => SyncJournal.Open(Path))];

        await Task.WhenAll(journals.Select((journal, writer) => Task.Run(
            () =>
            {
                for (int i = 0; i < 25; i++)
                {
                    journal.Mark($"{writer}-{i}", new AccountWrite(AccountWriteStatus.Written, "Done."));
                }
            },
            TestContext.Current.CancellationToken)));

        Assert.Equal(100, Lines().Select(line => (string?)line["id"]).Distinct().Count());
        Assert.Equal(100, Lines().Length);
    }

    private JsonNode[] Lines() => [.. File.ReadAllLines(Path).Select(line => JsonNode.Parse(line)!)];

    private IReadOnlyList<SyncChange> Grant() => PlanSample.Changes(Apply(PlanSample.Plan(_accounts, PlanSample.Requirement()).Changes));

    private SyncOutcome[] Apply(IReadOnlyCollection<SyncChange> changes) =>
        [.. SyncApplier.Apply(changes, _accounts, _accounts, _ => true, new SyncApplyOptions { Journal = SyncJournal.Open(Path) }, TestContext.Current.CancellationToken)];

    private SyncOutcome[] Undo() => [.. SyncUndo.Undo(SyncJournal.Read(Path).Changes, _accounts, _accounts, _ => true, SyncJournal.Open(Path), null, TestContext.Current.CancellationToken)];
}
