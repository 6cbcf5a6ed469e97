using System.Collections.Generic;

namespace CrossAcctSync.Integrations;

/// <summary>A condition whose values may have placeholders.</summary>
/// <param name="Operator">The operator, for example <c>StringEquals</c>.</param>
/// <param name="Key">The condition key, for example <c>iam:PassedToService</c>.</param>
/// <param name="Values">The values; any of them satisfies the condition.</param>
public sealed record ConditionTemplate(string Operator, string Key, IReadOnlyList<ResourceTemplate> Values)
{
    /// <summary>The operator, for example <c>StringEquals</c>.</summary>
    public string Operator { get; internal init; } = Operator;

    /// <summary>The condition key, for example <c>iam:PassedToService</c>.</summary>
    public string Key { get; internal init; } = Key;

    /// <summary>The values; any of them satisfies the condition.</summary>
    public IReadOnlyList<ResourceTemplate> Values { get; internal init; } = Values;

    /// <inheritdoc />
    public override string ToString() => $"{Operator} {Key} {string.Join(", ", Values)}";
}
