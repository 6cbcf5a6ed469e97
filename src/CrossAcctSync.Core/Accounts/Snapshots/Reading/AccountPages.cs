namespace CrossAcctSync.Accounts.Snapshots.Reading;

/// <summary>How many pages of an account there are, and how many of them say that more follow.</summary>
/// <param name="Count">All pages.</param>
/// <param name="Truncated">Those with <c>IsTruncated</c> or <c>NextToken</c>.</param>
internal readonly record struct AccountPages(int Count, int Truncated)
{
    /// <summary>Whether the last page is missing: every page says that more follow.</summary>
    public bool AreIncomplete => Count > 0 && Count == Truncated;

    /// <summary>One page more.</summary>
    public AccountPages With(bool isTruncated) => new(Count + 1, Truncated + (isTruncated ? 1 : 0));

    /// <summary>Both together.</summary>
    public AccountPages With(AccountPages other) => new(Count + other.Count, Truncated + other.Truncated);
}
