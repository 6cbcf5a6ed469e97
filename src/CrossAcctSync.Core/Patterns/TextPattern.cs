using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace CrossAcctSync.Patterns;

/// <summary>
/// A text of which some parts may be unknown until a workflow runs: literal parts with holes between them.
/// </summary>
/// <remarks>Immutable. Neighbouring literals are joined and neighbouring holes are one hole, so equal patterns are equal lists.</remarks>
public sealed class TextPattern : IEquatable<TextPattern>
{
    // A character of the private use area, which no ARN or name can hold.
    private const char HoleMark = '\uE000';

    private static readonly char[] PolicySpecials = { '*', '?', '$' };

    // Nearly all texts are wholly known, and those are kept without a list around them.
    private readonly string? _literal;

    // A null segment is a hole; at least one is. Null for a text that is wholly known.
    private readonly string?[]? _segments;

    private TextPattern(string literal) => _literal = literal;

    private TextPattern(string?[] segments) => _segments = segments;

    /// <summary>A text of which nothing is known.</summary>
    public static TextPattern Unknown { get; } = new(new string?[] { null });

    /// <summary>The empty text, wholly known.</summary>
    public static TextPattern Empty { get; } = new(string.Empty);

    /// <summary>The literal parts in order; null where anything may stand.</summary>
    public IReadOnlyList<string?> Segments => _segments ?? (_literal!.Length == 0 ? Array.Empty<string?>() : new string?[] { _literal });

    /// <summary>Whether all of the text is known.</summary>
    public bool IsLiteral => _segments is null;

    /// <summary>Whether nothing of the text is known.</summary>
    public bool IsUnknown => _segments is { Length: 1 };

    /// <summary>The text when all of it is known, else null.</summary>
    public string? Literal => _literal;

    /// <summary>A wholly known text.</summary>
    public static TextPattern Of(string literal) =>
        string.IsNullOrEmpty(literal) ? Empty : new TextPattern(literal);

    /// <summary>A text made of parts, in order.</summary>
    public static TextPattern Concat(IEnumerable<TextPattern> parts)
    {
        var segments = new List<string?>();
        var literal = new StringBuilder();
        foreach (TextPattern part in parts ?? throw new ArgumentNullException(nameof(parts)))
        {
            if (part._literal is not null)
            {
                literal.Append(part._literal);
                continue;
            }

            foreach (string? segment in part._segments!)
            {
                if (segment is not null)
                {
                    literal.Append(segment);
                    continue;
                }

                Flush();
                if (segments.Count == 0 || segments[segments.Count - 1] is not null)
                {
                    segments.Add(null);
                }
            }
        }

        if (segments.Count == 0)
        {
            return Of(literal.ToString());
        }

        Flush();
        return new TextPattern(segments.ToArray());

        void Flush()
        {
            if (literal.Length > 0)
            {
                segments.Add(literal.ToString());
                literal.Clear();
            }
        }
    }

    /// <summary>The text with a private character for each hole, so that an expression can be read from it.</summary>
    internal string ToMarkedText() => _literal ?? string.Concat(_segments!.Select(segment => segment ?? HoleMark.ToString()));

    /// <summary>Undoes <see cref="ToMarkedText"/>, also in what an expression made of the text.</summary>
    internal TextPattern Unmark()
    {
        if (_literal is not null ? _literal.IndexOf(HoleMark) < 0 : !Array.Exists(_segments!, segment => segment?.IndexOf(HoleMark) >= 0))
        {
            return this;
        }

        return Concat(Segments.SelectMany(segment => segment is null
            ? new[] { Unknown }
            : segment.Split(HoleMark).SelectMany((part, index) => index == 0 ? new[] { Of(part) } : new[] { Unknown, Of(part) })));
    }

    /// <summary>A text made of parts, in order.</summary>
    public static TextPattern Concat(params TextPattern[] parts) => Concat((IEnumerable<TextPattern>)parts);

    /// <summary>Whether the pattern can become this text.</summary>
    public bool Matches(string text)
    {
        if (_segments is null)
        {
            return text == _literal;
        }

        int position = 0;
        for (int i = 0; i < _segments.Length; i++)
        {
            if (_segments[i] is not { } segment)
            {
                continue;
            }

            bool isLast = i == _segments.Length - 1;
            // Behind a hole the leftmost place is as good as any, except that the last part must reach the end.
            int found = i == 0 ? (text.StartsWith(segment, StringComparison.Ordinal) ? 0 : -1)
                : isLast ? (text.Length - segment.Length >= position && text.EndsWith(segment, StringComparison.Ordinal) ? text.Length - segment.Length : -1)
                : text.IndexOf(segment, position, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            position = found + segment.Length;
        }

        return position == text.Length || _segments[_segments.Length - 1] is null;
    }

    /// <summary>The text with <c>*</c> for each hole, for people to read.</summary>
    public override string ToString() => _literal ?? string.Concat(_segments!.Select(segment => segment ?? "*"));

    /// <summary>
    /// The text as a part of a policy's ARN: <c>*</c> for each hole, and a literal <c>*</c>, <c>?</c> or <c>$</c>
    /// written as a policy variable, so that it stands for itself
    /// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-specialchars).
    /// </summary>
    public string ToPolicyText() => _segments is null ? EscapeForPolicy(_literal!) : string.Concat(_segments.Select(segment => segment is null ? "*" : EscapeForPolicy(segment)));

    /// <inheritdoc />
    public bool Equals(TextPattern? other) =>
        ReferenceEquals(this, other)
        || (other is not null
            && _literal == other._literal
            && (_segments is null ? other._segments is null : other._segments is not null && _segments.SequenceEqual(other._segments, StringComparer.Ordinal)));

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as TextPattern);

    /// <inheritdoc />
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());

    private static string EscapeForPolicy(string literal)
    {
        if (literal.IndexOfAny(PolicySpecials) < 0)
        {
            return literal;
        }

        var escaped = new StringBuilder(literal.Length + 8);
        foreach (char current in literal)
        {
            _ = current is '*' or '?' or '$' ? escaped.Append("${").Append(current).Append('}') : escaped.Append(current);
        }

        return escaped.ToString();
    }
}
