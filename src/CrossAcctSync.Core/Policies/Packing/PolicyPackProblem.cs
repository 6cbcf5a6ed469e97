namespace CrossAcctSync.Policies;

/// <summary>Why a policy does not fit, however tightly it is packed.</summary>
/// <param name="ExcessCharacters">By how many characters the packed policy exceeds what it may have.</param>
/// <param name="Message">What is too long, and what can be done.</param>
public sealed record PolicyPackProblem(int ExcessCharacters, string Message);
