namespace CrossAcctSync.Repairing;

/// <summary>A part of a text, and what stands in its place afterwards.</summary>
/// <param name="Start">Where the part begins.</param>
/// <param name="Length">How long it is; 0 to insert.</param>
/// <param name="Text">The new text.</param>
internal readonly record struct TextEdit(int Start, int Length, string Text);
