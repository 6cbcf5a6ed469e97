using System.Collections.Generic;

namespace CrossAcctSync.Integrations;

/// <summary>A condition of a statement.</summary>
/// <param name="Operator">The operator, for example <c>StringEquals</c>.</param>
/// <param name="Key">The condition key, for example <c>iam:PassedToService</c>.</param>
/// <param name="Values">The values, ordered; any of them satisfies the condition.</param>
public sealed record ScopedCondition(string Operator, string Key, IReadOnlyList<string> Values);
