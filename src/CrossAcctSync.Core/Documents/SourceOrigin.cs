namespace CrossAcctSync.Documents;

/// <summary>
/// Where a text came from. A text inside another one (a definition in the string of a template) is located by
/// the outer text.
/// </summary>
/// <param name="Path">The file, or null.</param>
/// <param name="Base">Where the text begins in the file, or null when it is the file.</param>
/// <param name="KeepsLines">Whether the lines of the text are lines of the file (a YAML block scalar).</param>
internal sealed record SourceOrigin(string? Path, SourcePosition? Base = null, bool KeepsLines = false)
{
    public SourceLocation Locate(SourcePosition position)
    {
        if (Base is not { } start)
        {
            return new SourceLocation(Path, position);
        }

        return new SourceLocation(
            Path,
            KeepsLines ? new SourcePosition(start.Line + position.Line - 1, start.Column + position.Column - 1) : start);
    }
}
