using System;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Documents;

/// <summary>A place in a named text. <see cref="Path"/> is null for text that came from no file.</summary>
/// <remarks>
/// A place of a document may be kept as the number of its node. Line and column are counted when somebody asks: most
/// places that an analysis notes are never looked at.
/// </remarks>
public sealed record SourceLocation
{
    private readonly SourcePosition _position;
    private readonly SourceDocument? _document;
    private readonly int _index;

    /// <summary>Makes a place.</summary>
    /// <param name="path">The file, or null.</param>
    /// <param name="position">The place in it.</param>
    public SourceLocation(string? path, SourcePosition position)
    {
        Path = path;
        _position = position;
    }

    internal SourceLocation(SourceDocument document, int index)
    {
        Path = document.Path;
        _document = document;
        _index = index;
    }

    /// <summary>The file, or null.</summary>
    public string? Path { get; internal init; }

    /// <summary>The place in the text.</summary>
    public SourcePosition Position => _document?.LocationOf(_index).Position ?? _position;

    /// <inheritdoc />
    public bool Equals(SourceLocation? other)
    {
        if (other is null || Path != other.Path)
        {
            return false;
        }

        bool isSameNode = _document is not null && ReferenceEquals(_document, other._document) && _index == other._index;
        return isSameNode || Position == other.Position;
    }

    /// <inheritdoc />
    public override int GetHashCode() => (Path is null ? 0 : StringComparer.Ordinal.GetHashCode(Path)) ^ Position.GetHashCode();

    /// <summary><c>path:line:column</c>, which editors and build logs turn into a link.</summary>
    public override string ToString() => VisibleText.Of((Path ?? "<text>") + ":" + Position);
}
