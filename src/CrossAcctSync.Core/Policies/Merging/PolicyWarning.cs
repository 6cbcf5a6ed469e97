using CrossAcctSync.Sentences;

namespace CrossAcctSync.Policies;

/// <summary>What somebody should know about a policy before it is applied.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Message">One sentence that names the statement and the reason.</param>
/// <param name="StatementIndex">The statement in the resulting document, or null when it is about the document.</param>
public sealed record PolicyWarning(PolicyWarningKind Kind, string Message, int? StatementIndex)
{
    /// <summary>One sentence that names the statement and the reason.</summary>
    public string Message { get; init => field = VisibleText.Of(value); } = VisibleText.Of(Message);

    /// <inheritdoc />
    public override string ToString() => Message;
}
