using System;
using System.Globalization;

namespace CrossAcctSync.Documents;

/// <summary>A place in a text: line and column, both counted from 1. Columns count characters, not bytes.</summary>
public readonly record struct SourcePosition(int Line, int Column) : IComparable<SourcePosition>
{
    /// <summary>The line.</summary>
    public int Line { get; internal init; } = Line;

    /// <summary>The character in the line.</summary>
    public int Column { get; internal init; } = Column;

    /// <summary>The first character of a text.</summary>
    public static SourcePosition Start { get; } = new(1, 1);

    /// <inheritdoc />
    public int CompareTo(SourcePosition other) =>
        Line != other.Line ? Line.CompareTo(other.Line) : Column.CompareTo(other.Column);

    /// <summary><c>line:column</c>, as compilers print it.</summary>
    public override string ToString() =>
        Line.ToString(CultureInfo.InvariantCulture) + ":" + Column.ToString(CultureInfo.InvariantCulture);

    /// <summary>True when <paramref name="left"/> stands before <paramref name="right"/>.</summary>
    public static bool operator <(SourcePosition left, SourcePosition right) => left.CompareTo(right) < 0;

    /// <summary>True when <paramref name="left"/> stands behind <paramref name="right"/>.</summary>
    public static bool operator >(SourcePosition left, SourcePosition right) => left.CompareTo(right) > 0;

    /// <summary>True unless <paramref name="left"/> stands behind <paramref name="right"/>.</summary>
    public static bool operator <=(SourcePosition left, SourcePosition right) => left.CompareTo(right) <= 0;

    /// <summary>True unless <paramref name="left"/> stands before <paramref name="right"/>.</summary>
    public static bool operator >=(SourcePosition left, SourcePosition right) => left.CompareTo(right) >= 0;
}
