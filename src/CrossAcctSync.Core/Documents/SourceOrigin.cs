namespace CrossAcctSync.Documents;

/// <summary>
/// Where a text came from. A text inside another one (a definition in the string of a template) is located by
/// the outer text.
/// </summary>
/// <param name="Path">The file, or null.</param>
/// <param name="Base">Where the text begins in the file, or null when it is the file.</param>
/// <param name="KeepsLines">Whether the lines of the text are lines of the file (a YAML block scalar, a part of a JSON file).</param>
/// <param name="IsIndented">Whether every line of the text begins at the column of the first; only the first does so in a part of a JSON file.</param>
internal sealed record SourceOrigin(string? Path, SourcePosition? Base = null, bool KeepsLines = false, bool IsIndented = true)
{
    public SourceLocation Locate(SourcePosition position)
    {
        if (Base is not { } start)
        {
            return new SourceLocation(Path, position);
        }

        if (!KeepsLines)
        {
            return new SourceLocation(Path, start);
        }

        int shift = IsIndented || position.Line == 1 ? start.Column - 1 : 0;
        return new SourceLocation(Path, new SourcePosition(start.Line + position.Line - 1, position.Column + shift));
    }
}
