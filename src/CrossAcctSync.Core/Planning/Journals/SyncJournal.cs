using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Threading;
using CrossAcctSync.Accounts;

namespace CrossAcctSync.Planning.Journals;

/// <summary>
/// A file that tells of every write before it is made and of what came of it, so that also what a killed process did can
/// be taken back. One JSON object a line, in UTF-8 (https://jsonlines.org); <see cref="JournalLine"/> says which members.
/// </summary>
/// <remarks>
/// Each line is on the disk before the call that wrote it returns. Lines are only added, under a lock that holds for all
/// processes, so that several may share a file. A process that dies while it writes leaves a torn line: the next one
/// begins on a line of its own, and readers pass the torn one over, for nothing was written to an account before the
/// line that tells of it was whole. Documents are policies; there is no secret in it. Each line has a digest of itself and of
/// the one before (<see cref="JournalChain"/>), so that a line that somebody changed since is an error and not undone.
/// </remarks>
public sealed class SyncJournal
{
    private readonly Func<DateTimeOffset> _clock;
    private readonly string _run = Guid.NewGuid().ToString("N").Substring(0, 12);
    private readonly object _writing = new();
    private JournalEnd _end = JournalEnd.None;
    private int _last;

    private SyncJournal(string path, Func<DateTimeOffset> clock)
    {
        Path = path;
        _clock = clock;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Opens a journal to add to; the file is made when it is not there.</summary>
    /// <param name="path">The file.</param>
    /// <param name="clock">Dates the lines; null for the system's clock.</param>
    /// <exception cref="IOException">The file cannot be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    public static SyncJournal Open(string path, Func<DateTimeOffset>? clock = null)
    {
        var journal = new SyncJournal(System.IO.Path.GetFullPath(path ?? throw new ArgumentNullException(nameof(path))), clock ?? (() => DateTimeOffset.UtcNow));
        JournalFile.Touch(journal.Path);
        return journal;
    }

    /// <summary>What a journal tells of, in the order in which it was done.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The journal was written by a later version of the module, or the file is none.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static SyncJournalContent Read(string path)
    {
        var reading = new JournalReading();
        IReadOnlyList<byte[]> lines = JournalFile.ReadLines(path ?? throw new ArgumentNullException(nameof(path)));
        for (int i = 0; i < lines.Count; i++)
        {
            reading.Add(i + 1, lines[i], isLast: i == lines.Count - 1);
        }

        return reading.Complete();
    }

    /// <summary>Tells of a write before it is made.</summary>
    /// <returns>The line's id.</returns>
    internal string Intend(SyncChange change, ChangeState from, ChangeState to, bool isRevert)
    {
        string id = _run + "-" + Interlocked.Increment(ref _last).ToString(CultureInfo.InvariantCulture);
        Append(JournalLine.Intend(id, _clock(), change, from, to, isRevert ? change.JournalId : null));
        return id;
    }

    /// <summary>Tells what came of a write.</summary>
    internal void Mark(string id, AccountWrite write) => Append(JournalLine.Done(id, _clock(), write));

    private void Append(byte[] line)
    {
        lock (_writing)
        {
            _end = JournalFile.Append(Path, line, _end);
        }
    }
}
