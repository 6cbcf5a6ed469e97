using System;
using System.Collections.Generic;

namespace CrossAcctSync.Definitions.Reading;

/// <summary>What the user knows of the place that definitions come from.</summary>
public sealed record DefinitionContext
{
    /// <summary>Nothing is known.</summary>
    public static DefinitionContext Empty { get; } = new();

    /// <summary>The partition of the source account, or null.</summary>
    public string? Partition { get; init; }

    /// <summary>The region of the state machines, or null.</summary>
    public string? Region { get; init; }

    /// <summary>The source account, or null.</summary>
    public string? AccountId { get; init; }

    /// <summary>Values of <c>${Placeholders}</c> and of a template's parameters.</summary>
    public IReadOnlyDictionary<string, string> Substitutions { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The same place within another document, which has values of its own; what the user gives holds over those.</summary>
    /// <param name="values">The values of the other document by their names.</param>
    internal DefinitionContext Within(IReadOnlyDictionary<string, string> values)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (KeyValuePair<string, string> value in values)
        {
            known[value.Key] = value.Value;
        }

        foreach (KeyValuePair<string, string> given in Substitutions)
        {
            known[given.Key] = given.Value;
        }

        return this with { Substitutions = known };
    }
}
