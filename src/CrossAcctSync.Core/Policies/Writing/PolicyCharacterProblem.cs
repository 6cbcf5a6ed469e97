namespace CrossAcctSync.Policies;

/// <summary>A character that IAM does not take in a policy document.</summary>
/// <param name="Element">Where it stands, for example <c>Statement[1].Sid</c>.</param>
/// <param name="Character">The character; for one beyond the basic plane, both halves.</param>
/// <param name="Message">One sentence that names the character and what is allowed.</param>
public sealed record PolicyCharacterProblem(string Element, string Character, string Message);
