namespace CrossAcctSync.Accounts.Snapshots.Reading;

/// <summary>A file with pages of one account.</summary>
/// <param name="Path">The file.</param>
/// <param name="AccountId">The account; null when the name does not tell and the file holds no ARN.</param>
/// <param name="IsNamedByAccount">Whether the file's name begins with the account.</param>
internal sealed record AccountFile(string Path, string? AccountId, bool IsNamedByAccount)
{
    private static readonly char[] NameEnds = { '.', '-', '_' };

    /// <summary>The file's name, for messages.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>What the name tells: <c>111122223333.json</c>, <c>111122223333.2.json.gz</c> and <c>111122223333-orders.json</c> name their account.</summary>
    public static AccountFile Of(string path)
    {
        string name = System.IO.Path.GetFileName(path);
        int end = name.IndexOfAny(NameEnds);
        string first = end < 0 ? name : name.Substring(0, end);
        return Arns.AccountId.IsValid(first) ? new AccountFile(path, first, true) : new AccountFile(path, null, false);
    }
}
