using System.Collections.Generic;

namespace CrossAcctSync.Planning;

/// <summary>A question to whoever decides: may a change be taken back, although that opens what is closed now?</summary>
/// <param name="Change">The change.</param>
/// <param name="Reasons">What would be opened, one sentence each, with the statement's name; at least one.</param>
public sealed record SyncOpening(SyncChange Change, IReadOnlyList<string> Reasons);
