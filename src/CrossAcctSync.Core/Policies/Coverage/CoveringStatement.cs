namespace CrossAcctSync.Policies;

/// <summary>A statement that grants what is needed, or a part of it.</summary>
/// <param name="StatementIndex">Its position in the resulting document.</param>
/// <param name="Statement">The statement.</param>
/// <param name="Reason">One sentence: whether it grants just this, or in what it grants more.</param>
/// <param name="IsBroader">Whether it grants more than what is needed in a way that matters (a wildcard, or a missing condition).</param>
public sealed record CoveringStatement(int StatementIndex, PolicyStatement Statement, string Reason, bool IsBroader);
