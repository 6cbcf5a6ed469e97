namespace CrossAcctSync.Planning.Journals;

/// <summary>The end of a journal as its last writer left it.</summary>
/// <param name="Offset">How long the file was, in bytes.</param>
/// <param name="Chain">The digests up to there.</param>
internal sealed record JournalEnd(long Offset, JournalChain Chain)
{
    /// <summary>Of a file of which nothing is known.</summary>
    public static JournalEnd None { get; } = new(0, new JournalChain());
}
