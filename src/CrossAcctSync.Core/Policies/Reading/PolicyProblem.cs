using CrossAcctSync.Documents;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Policies;

/// <summary>Why a text is no policy.</summary>
/// <param name="Element">The element, for example <c>Statement[1].Effect</c>; empty for the whole text.</param>
/// <param name="Message">One sentence that says what was found and what was expected.</param>
/// <param name="Location">Where it stands.</param>
public sealed record PolicyProblem(string Element, string Message, SourceLocation Location)
{
    /// <summary>The element, for example <c>Statement[1].Effect</c>; empty for the whole text.</summary>
    public string Element { get; internal init; } = Element;

    /// <summary>One sentence that says what was found and what was expected.</summary>
    public string Message { get; internal init; } = Message;

    /// <summary>Where it stands.</summary>
    public SourceLocation Location { get; internal init; } = Location;

    /// <inheritdoc />
    public override string ToString() => VisibleText.Of($"{Location}: {(Element.Length == 0 ? string.Empty : Element + ": ")}{Message}");
}
