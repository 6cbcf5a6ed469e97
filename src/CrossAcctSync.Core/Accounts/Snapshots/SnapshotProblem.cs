using CrossAcctSync.Documents;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Accounts.Snapshots;

/// <summary>Something in a snapshot that is not as it should be. Other files of the snapshot are read all the same.</summary>
/// <param name="Location">The file and the place in it; of a packed file, the place in the unpacked text.</param>
/// <param name="Message">What was found and what was expected.</param>
public sealed record SnapshotProblem(SourceLocation Location, string Message)
{
    /// <summary><c>path:line:column: message</c>.</summary>
    public override string ToString() => VisibleText.Of($"{Location}: {Message}");

    internal AccountProblem ToAccountProblem(string? accountId) =>
        new(AccountProblemKind.Damaged, accountId, ToString(), "Export the account again, or correct the file at the place that the message names.");
}
