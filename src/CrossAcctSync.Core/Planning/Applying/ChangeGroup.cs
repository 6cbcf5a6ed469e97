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
        Places = PlacesOf(_ => true);
        OwnPlaces = PlacesOf(change => !IsShared(change));
    }

    public IReadOnlyList<SyncChange> Changes { get; }

    public HashSet<string> Places { get; }

    /// <summary>Those on the side of the target role.</summary>
    public HashSet<string> OwnPlaces { get; }

    /// <summary>Whether what it takes away was found beyond the need: it waits until all that is needed was granted.</summary>
    public bool IsExcess => Changes.All(change => change.Need is ExcessNeed);

    public static IReadOnlyList<ChangeGroup> Of(IEnumerable<SyncChange> changes) =>
        changes.GroupBy(change => change.GroupKey, StringComparer.Ordinal).Select(group => new ChangeGroup(group)).ToArray();

    public bool Touches(ChangeGroup other) => Places.Overlaps(other.Places);

    /// <summary>Whether a change is of an execution role, which the target roles of all of its state machines have in common.</summary>
    public static bool IsShared(SyncChange change) => change.Side == SyncSide.Source;

    /// <summary>Whether all that the two have in common is execution roles, and both change these in one go.</summary>
    public bool SharesOnlySources(ChangeGroup other) =>
        IsInParts && other.IsInParts && Touches(other) && !OwnPlaces.Overlaps(other.Places) && !other.OwnPlaces.Overlaps(Places);

    /// <summary>Whether changes of the target's side come before and behind those of the source's, and not among them.</summary>
    private bool IsInParts => !IsExcess && !Changes.SkipWhile(change => !IsShared(change)).SkipWhile(IsShared).Any(IsShared);

    /// <summary>The group as it is when it is not made.</summary>
    public SyncOutcome Leave(string reason, SyncFailure? failure = null) => new(Changes.Select(change => change.With(SyncChangeStatus.Planned, reason)).ToArray(), failure);

    private HashSet<string> PlacesOf(Func<SyncChange, bool> isMeant) => new(
        Changes.Where(isMeant).SelectMany(change => new[] { change.RoleArn, change.PolicyArn }).OfType<string>(),
        StringComparer.Ordinal);
}
