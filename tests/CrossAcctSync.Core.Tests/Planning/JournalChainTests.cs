using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using CrossAcctSync.Accounts;
using CrossAcctSync.Planning;
using CrossAcctSync.Planning.Journals;
using CrossAcctSync.Tests.Accounts;
using Xunit;

namespace CrossAcctSync.Tests.Planning;

/// <summary>What a journal says when somebody has edited it.</summary>
public sealed class JournalChainTests : IDisposable
{
    private readonly SnapshotFolder _folder = new();
    private readonly WritableAccounts _accounts = PlanSample.Accounts();

    private string Path => _folder.PathOf("grant.journal");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("before", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole"}}""")]
    [InlineData("after", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole"}}""")]
    [InlineData("reason", "\"Another.\"")]
    [InlineData("time", "\"2020-01-01T00:00:00.000Z\"")]
    public void A_line_that_was_edited_is_an_error_with_its_number_and_not_undone(string member, string value)
    {
        string[] lines = Grant();
        JsonNode trust = JsonNode.Parse(lines[4])!;
        trust[member] = JsonNode.Parse(value);
        File.WriteAllLines(Path, [.. lines[..4], trust.ToJsonString(), lines[5]]);

        SyncJournalContent content = SyncJournal.Read(Path);

        Assert.StartsWith("Line 5 of the journal was changed", Assert.Single(content.Errors), StringComparison.Ordinal);
        Assert.Equal(new[] { SyncChangeKind.PutInlinePolicy, SyncChangeKind.PutInlinePolicy }, content.Changes.Select(change => change.Kind));
        string trusted = _accounts.Text();
        PlanSample.Changes(Undo(content));
        Assert.NotEqual(trusted, _accounts.Text());
        Assert.DoesNotContain("\"*\"", _accounts.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void One_letter_anywhere_in_a_line_is_found()
    {
        string[] lines = Grant();
        for (int place = 20; place < lines[2].Length - 2; place += 37)
        {
            char other = lines[2][place] == '0' ? '1' : '0';
            File.WriteAllLines(Path, [.. lines[..2], lines[2][..place] + other + lines[2][(place + 1)..], .. lines[3..]]);

            Assert.Contains(SyncJournal.Read(Path).Errors, error => error.StartsWith("Line 3 ", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("0,1,3,4,5", 3)]
    [InlineData("1,2,3,4,5", 1)]
    [InlineData("0,1,4,3,2,5", 3)]
    [InlineData("0,1,2,1,3,4,5", 4)]
    public void Lines_taken_out_put_in_or_moved_are_found(string order, int line)
    {
        string[] lines = Grant();
        File.WriteAllLines(Path, order.Split(',').Select(index => lines[int.Parse(index, System.Globalization.CultureInfo.InvariantCulture)]));

        Assert.StartsWith($"Line {line} of the journal was changed", SyncJournal.Read(Path).Errors[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_whose_digest_was_cut_out_is_an_error_whichever_version_it_claims()
    {
        string[] lines = Grant();
        foreach (string bare in new[] { JournalText.Without(lines[2], "digest"), JournalText.Unchained(lines[2]) })
        {
            File.WriteAllLines(Path, [.. lines[..2], bare, .. lines[3..]]);

            Assert.Contains(SyncJournal.Read(Path).Errors, error => error.StartsWith("Line 3 ", StringComparison.Ordinal) && error.Contains("digest", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_journal_without_digests_is_read_with_a_warning()
    {
        JournalText.WriteUnchained(Path, Grant());

        SyncJournalContent content = SyncJournal.Read(Path);

        Assert.Empty(content.Errors);
        Assert.StartsWith("6 line(s)", Assert.Single(content.Warnings), StringComparison.Ordinal);
        PlanSample.Changes(Undo(content));
        Assert.Equal(PlanSample.Accounts().Text(), _accounts.Text());
    }

    [Fact]
    public void What_is_added_to_a_journal_without_digests_holds_its_lines_from_then_on()
    {
        JournalText.WriteUnchained(Path, Grant());
        Mark("later");
        Assert.Empty(SyncJournal.Read(Path).Errors);

        File.WriteAllText(Path, File.ReadAllText(Path).Replace("arn:aws:glue", "arn:aws:s3", StringComparison.Ordinal));

        Assert.StartsWith("Line 7 of the journal was changed", Assert.Single(SyncJournal.Read(Path).Errors), StringComparison.Ordinal);
    }

    [Fact]
    public void Writers_that_take_turns_and_one_behind_a_torn_line_go_on_with_the_chain()
    {
        Grant();
        SyncJournal[] writers = [SyncJournal.Open(Path), SyncJournal.Open(Path)];
        for (int i = 0; i < 6; i++)
        {
            writers[i % 2].Mark($"turn-{i}", new AccountWrite(AccountWriteStatus.Written, "Done."));
        }

        Assert.Empty(SyncJournal.Read(Path).Errors);
        using (var file = new FileStream(Path, FileMode.Open))
        {
            file.SetLength(file.Length - 9);
        }

        writers[0].Mark("again", new AccountWrite(AccountWriteStatus.Written, "Done."));
        Mark("other");

        // The torn line is told of; the lines behind it hold it as well.
        Assert.StartsWith("Line 12 of the journal cannot be read", Assert.Single(SyncJournal.Read(Path).Errors), StringComparison.Ordinal);
        string[] lines = File.ReadAllLines(Path);
        lines[11] = lines[11][..^3];
        File.WriteAllLines(Path, lines);
        Assert.Contains(SyncJournal.Read(Path).Errors, error => error.StartsWith("Line 13 of the journal was changed", StringComparison.Ordinal));
    }

    private void Mark(string id) => SyncJournal.Open(Path).Mark(id, new AccountWrite(AccountWriteStatus.Written, "Done."));

    private string[] Grant()
    {
        PlanSample.Changes(SyncApplier.Apply(
            PlanSample.Plan(_accounts, PlanSample.Requirement()).Changes, _accounts, _accounts, _ => true, new SyncApplyOptions { Journal = SyncJournal.Open(Path) }, TestContext.Current.CancellationToken));
        return File.ReadAllLines(Path);
    }

    private IEnumerable<SyncOutcome> Undo(SyncJournalContent content) =>
        SyncUndo.Undo(content.Changes, _accounts, _accounts, _ => true, null, null, TestContext.Current.CancellationToken);
}
