namespace CrossAcctSync.Accounts;

/// <summary>What came of a change to an account.</summary>
/// <param name="Status">Whether it was made, and why not.</param>
/// <param name="Reason">One sentence.</param>
public sealed record AccountWrite(AccountWriteStatus Status, string Reason)
{
    /// <summary>What went wrong, when more is known of it than the reason.</summary>
    public AccountProblem? Problem { get; init; }

    /// <summary>Whether nothing was sent to the account at all: what failed so has changed nothing.</summary>
    public bool IsUnsent { get; init; }

    /// <summary>Whether the account now says what was asked for.</summary>
    public bool IsDone => Status is AccountWriteStatus.Written or AccountWriteStatus.Unchanged;

    /// <summary>A change that was not made.</summary>
    public static AccountWrite Failed(AccountWriteStatus status, AccountProblem problem) => new(status, problem.Message) { Problem = problem };
}
