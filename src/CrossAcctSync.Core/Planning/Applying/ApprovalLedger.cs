using System;
using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Planning;

/// <summary>Asks once for each role, however many groups of changes have a part in it.</summary>
internal sealed class ApprovalLedger
{
    private readonly ILookup<string, SyncChange> _changes;
    private readonly Func<SyncApproval, bool> _approve;
    private readonly Dictionary<string, bool> _answers = new(StringComparer.Ordinal);

    public ApprovalLedger(IEnumerable<SyncChange> changes, Func<SyncApproval, bool> approve)
    {
        _changes = changes.ToLookup(change => change.RoleArn, StringComparer.Ordinal);
        _approve = approve;
    }

    /// <summary>Whether a role may be changed.</summary>
    public bool IsApproved(string role)
    {
        if (!_answers.TryGetValue(role, out bool answer))
        {
            _answers.Add(role, answer = _approve(new SyncApproval(role, _changes[role].ToArray())));
        }

        return answer;
    }
}
