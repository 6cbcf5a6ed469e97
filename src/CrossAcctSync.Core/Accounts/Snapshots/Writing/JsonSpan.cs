namespace CrossAcctSync.Accounts.Snapshots.Writing;

/// <summary>A part of a text, in bytes.</summary>
/// <param name="Start">Its first byte.</param>
/// <param name="End">The byte behind its last one.</param>
internal readonly record struct JsonSpan(int Start, int End);
