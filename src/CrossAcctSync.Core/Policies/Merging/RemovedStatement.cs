namespace CrossAcctSync.Policies;

/// <summary>What a subtraction took out of one statement.</summary>
/// <param name="Before">The statement as it was.</param>
/// <param name="After">What is left of it, or null when it is gone.</param>
/// <param name="StatementIndex">Its position in the document before.</param>
public sealed record RemovedStatement(PolicyStatement Before, PolicyStatement? After, int StatementIndex);
