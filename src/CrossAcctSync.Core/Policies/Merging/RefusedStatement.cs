namespace CrossAcctSync.Policies;

/// <summary>A needed statement that could not be added without changing what others mean.</summary>
/// <param name="Needed">What was needed.</param>
/// <param name="Reason">One sentence: why, and what to do.</param>
public sealed record RefusedStatement(PolicyStatement Needed, string Reason);
