using CrossAcctSync.Documents;

namespace CrossAcctSync.Linting;

/// <summary>An element of a policy and where it stands.</summary>
/// <param name="Element">For example <c>Statement[1].Condition.StringLike.sts:ExternalId</c>; empty for the whole document.</param>
/// <param name="Location">Its place, or null for a document that was made and not read.</param>
internal readonly record struct LintPlace(string Element, SourceLocation? Location);
