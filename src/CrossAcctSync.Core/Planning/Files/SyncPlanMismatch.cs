using CrossAcctSync.Accounts;

namespace CrossAcctSync.Planning.Files;

/// <summary>A role, or a managed policy, that is not as a plan saw it, or of which that cannot be told.</summary>
/// <param name="Arn">The role or policy.</param>
/// <param name="Reason">In which way, as the end of a sentence; several are parted by commas.</param>
/// <param name="Problem">What the account answered, where that is the reason; else null.</param>
public sealed record SyncPlanMismatch(string Arn, string Reason, AccountProblem? Problem)
{
    /// <summary>Whether what there is now could not be read, so that it may be what the plan saw.</summary>
    public bool IsUnread { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"{Arn}: {Reason}";
}
