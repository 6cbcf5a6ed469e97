using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using CrossAcctSync.Accounts;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Planning.Journals;

/// <summary>A journal being read line by line.</summary>
internal sealed class JournalReading
{
    private readonly List<SyncChange> _changes = new();
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _reverts = new(StringComparer.Ordinal);
    private readonly List<string> _warnings = new();
    private readonly List<string> _errors = new();
    private readonly JournalChain _chain = new();
    private int _unchained;
    private bool _isJournal;

    /// <exception cref="InvalidDataException">The file is no journal, or one of another version.</exception>
    public void Add(int number, byte[] line, bool isLast)
    {
        if (line.Length == 0)
        {
            return;
        }

        _isJournal = _isJournal || IsBegun(line)
            ? true
            : throw new InvalidDataException("The file is no journal: its first line does not begin as a journal's does.");
        bool mayBeUnchained = !_chain.IsBegun;
        bool? isChained = _chain.Pass(line);
        if (isChained == false)
        {
            _errors.Add($"Line {number} of the journal was changed since it was written, or a line before it was taken out or put in, for its digest is another one; what it tells of is not taken back.");
            return;
        }

        try
        {
            using JsonDocument json = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = 256 });
            CheckVersion(json.RootElement, isChained == true, mayBeUnchained);
            Add(json.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException or KeyNotFoundException or ArgumentException)
        {
            if (isLast && exception is JsonException)
            {
                // Torn by a process that was killed: the write that the line would have told of was not made, or is told by its intent.
                _warnings.Add($"Line {number} of the journal was passed over, for it is not whole: {exception.Message}");
            }
            else
            {
                _errors.Add($"Line {number} of the journal cannot be read, so that what it tells of is not taken back: {exception.Message}");
            }
        }
    }

    /// <summary>Whether a line begins as the module writes it; a torn one may be shorter.</summary>
    private static bool IsBegun(byte[] line)
    {
        int length = Math.Min(line.Length, Beginning.Length);
        return line.AsSpan(0, length).SequenceEqual(Beginning.Slice(0, length));
    }

    private static ReadOnlySpan<byte> Beginning => "{\"version\":"u8;

    public SyncJournalContent Complete()
    {
        if (_unchained > 0)
        {
            _warnings.Add($"{_unchained} line(s) at the beginning of the journal have no digest, for an earlier version of the module wrote them: whether somebody changed them since cannot be told. See with -WhatIf what would be written back.");
        }

        return new(_changes, _warnings.ConvertAll(text => VisibleText.Of(text)), _errors.ConvertAll(text => VisibleText.Of(text)));
    }

    private void CheckVersion(JsonElement line, bool isChained, bool mayBeUnchained)
    {
        int version = line.GetProperty("version").GetInt32();
        if (version is not (JournalLine.Version or JournalLine.UnchainedVersion))
        {
            throw new InvalidDataException($"The journal is of version {version}, and this module reads version {JournalLine.Version}; use the module that wrote it.");
        }

        if (isChained)
        {
            return;
        }

        if (version != JournalLine.UnchainedVersion || !mayBeUnchained)
        {
            throw new FormatException("it has no digest, which every line has behind the first that has one.");
        }

        _unchained++;
    }

    private void Add(JsonElement line)
    {
        string id = JournalLine.Text(line, "id") ?? throw new FormatException("id is missing.");
        switch (JournalLine.Text(line, "event"))
        {
            case "intend" when JournalLine.Text(line, "reverts") is { } reverted:
                _reverts[id] = reverted;
                break;
            case "intend":
                SyncChange change = JournalLine.Read(line);
                _places[id] = _changes.Count;
                _changes.Add(change);
                break;
            case "done":
                Mark(id, JournalLine.Name<AccountWriteStatus>(line, "status"), JournalLine.Text(line, "reason") ?? string.Empty, JournalLine.IsUnsent(line));
                break;
            default:
                throw new FormatException("event is not known.");
        }
    }

    private void Mark(string id, AccountWriteStatus status, string reason, bool isUnsent)
    {
        bool isRevert = _reverts.TryGetValue(id, out string? reverted);
        if (!_places.TryGetValue(reverted ?? id, out int place))
        {
            return;
        }

        SyncChangeStatus? outcome = (isRevert, status) switch
        {
            (true, AccountWriteStatus.Written or AccountWriteStatus.Unchanged) => SyncChangeStatus.Undone,
            (true, _) => null,
            (false, AccountWriteStatus.Written) => SyncChangeStatus.Applied,
            (false, AccountWriteStatus.Unchanged) => SyncChangeStatus.AlreadyApplied,

            // Whether a write was made whose answer was lost is not known.
            (false, AccountWriteStatus.Failed) when !isUnsent => null,
            _ => SyncChangeStatus.Failed,
        };
        if (outcome is { } known)
        {
            _changes[place] = _changes[place].With(known, reason);
        }
    }
}
