namespace CrossAcctSync.Accounts.Snapshots.Writing;

/// <summary>A member of an object in a text.</summary>
/// <param name="Name">Its name.</param>
/// <param name="NameStart">The quotation mark before its name.</param>
/// <param name="Value">Its value.</param>
internal sealed record JsonMember(string Name, int NameStart, JsonSpan Value);
