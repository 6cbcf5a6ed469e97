namespace CrossAcctSync.Definitions.Reading;

/// <summary>A file that a document names.</summary>
/// <param name="Path">Its path.</param>
/// <param name="IsThere">Whether it is there and may be read.</param>
/// <param name="Refusal">Why it is not read although it may be there, sentences; or null.</param>
internal sealed record NamedFile(string Path, bool IsThere, string? Refusal);
