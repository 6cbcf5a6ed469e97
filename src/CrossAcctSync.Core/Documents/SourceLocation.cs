namespace CrossAcctSync.Documents;

/// <summary>A place in a named text. <see cref="Path"/> is null for text that came from no file.</summary>
public sealed record SourceLocation(string? Path, SourcePosition Position)
{
    /// <summary><c>path:line:column</c>, which editors and build logs turn into a link.</summary>
    public override string ToString() => (Path ?? "<text>") + ":" + Position;
}
