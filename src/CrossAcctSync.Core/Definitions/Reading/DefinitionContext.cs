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
}
