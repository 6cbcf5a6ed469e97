using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Planning;

/// <summary>A question to whoever decides: may this role be changed so?</summary>
/// <param name="RoleArn">The role.</param>
/// <param name="Changes">All changes of the role, in order, whichever target role they are for.</param>
public sealed record SyncApproval(string RoleArn, IReadOnlyList<SyncChange> Changes)
{
    /// <summary>The changes, each with what it does to the policy, statement by statement.</summary>
    public string ToText() => string.Join("\n", Changes.Select(change =>
        $"{change.Kind}{(change.PolicyName is null ? string.Empty : " " + VisibleText.Of(change.PolicyName))}\n{change.Diff.TrimEnd('\n')}"));
}
