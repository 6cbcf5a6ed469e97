namespace CrossAcctSync.Accounts;

/// <summary>What came of a change to an account.</summary>
/// <param name="Status">Whether it was made, and why not.</param>
/// <param name="Reason">One sentence.</param>
public sealed record AccountWrite(AccountWriteStatus Status, string Reason)
{
    /// <summary>Whether the account now says what was asked for.</summary>
    public bool IsDone => Status is AccountWriteStatus.Written or AccountWriteStatus.Unchanged;
}
