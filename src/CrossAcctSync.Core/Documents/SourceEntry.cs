namespace CrossAcctSync.Documents;

/// <summary>One node on the tape of a document.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="IsEscaped">Whether its text holds JSON escapes.</param>
/// <param name="Start">The offset of its text; for an object or array, of its opening bracket.</param>
/// <param name="Length">The length of its text in bytes; for an object or array, the number of its members.</param>
/// <param name="Next">The index behind its last descendant.</param>
internal readonly record struct SourceEntry(SourceNodeKind Kind, bool IsEscaped, int Start, int Length, int Next);
