using System;
using System.Collections.Generic;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Accounts.Snapshots.Reading;

/// <summary>The roles of an account that have passed by: where pages overlap, one stands twice, and the first one counts.</summary>
internal sealed class SeenRoles
{
    private readonly Dictionary<string, (string Path, SourcePosition Position)> _places = new(StringComparer.Ordinal);

    /// <summary>Takes note of a role.</summary>
    /// <param name="role">The role.</param>
    /// <returns>Null when it is new, else what is to be told of its standing twice.</returns>
    public SnapshotProblem? Add(JsonObjectText role)
    {
        string arn = role.Arn!;
        if (!_places.TryGetValue(arn, out (string Path, SourcePosition Position) first))
        {
            _places.Add(arn, (role.Path, role.Position));
            return null;
        }

        return new SnapshotProblem(role.Location, $"{arn} stands a second time; the first is at {new SourceLocation(first.Path, first.Position)}. The second was passed over.");
    }
}
