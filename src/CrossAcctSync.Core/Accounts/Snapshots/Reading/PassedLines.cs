namespace CrossAcctSync.Accounts.Snapshots.Reading;

/// <summary>The lines that ended in a text.</summary>
/// <param name="Count">How many did.</param>
/// <param name="Last">Where the line after the last of them begins; 0 when there was none.</param>
internal readonly record struct PassedLines(int Count, int Last)
{
    /// <summary>And one more.</summary>
    /// <param name="next">Where the line after it begins.</param>
    public PassedLines Then(int next) => new(Count + 1, next);
}
