using System;
using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Planning;

/// <summary>Changes that are made one after another, and the roles that nobody else may touch meanwhile.</summary>
internal sealed class ChangeGroup
{
    public ChangeGroup(IEnumerable<SyncChange> changes)
    {
        Changes = changes.ToArray();

        // A managed policy is written to for one role at a time as well.
        Places = new HashSet<string>(Changes.Select(change => change.RoleArn).Concat(Changes.Select(change => change.PolicyArn).OfType<string>()), StringComparer.Ordinal);
    }

    public IReadOnlyList<SyncChange> Changes { get; }

    public HashSet<string> Places { get; }

    /// <summary>Whether what it takes away was found beyond the need: it waits until all that is needed was granted.</summary>
    public bool IsExcess => Changes.All(change => change.Need is ExcessNeed);

    public static IReadOnlyList<ChangeGroup> Of(IEnumerable<SyncChange> changes) =>
        changes.GroupBy(change => change.GroupKey, StringComparer.Ordinal).Select(group => new ChangeGroup(group)).ToArray();

    public bool Touches(ChangeGroup other) => Places.Overlaps(other.Places);

    /// <summary>The group as it is when it is not made.</summary>
    public SyncOutcome Leave(string reason, SyncFailure? failure = null) => new(Changes.Select(change => change.With(SyncChangeStatus.Planned, reason)).ToArray(), failure);
}
