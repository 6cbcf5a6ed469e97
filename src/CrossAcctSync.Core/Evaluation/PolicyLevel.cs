using System;
using System.Collections.Generic;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Evaluation;

/// <summary>The organization policies that are attached to one entity: the root, an organizational unit or the account.</summary>
/// <param name="Name">The entity's name or id, for messages.</param>
/// <param name="Policies">The policies that are attached to it, in any order.</param>
public sealed record PolicyLevel(string Name, IReadOnlyList<NamedPolicy> Policies)
{
    /// <summary>The entity's name or id, for messages.</summary>
    public string Name { get; internal init; } = Name;

    /// <summary>The policies that are attached to it, in any order.</summary>
    public IReadOnlyList<NamedPolicy> Policies { get; internal init; } = Policies;

    /// <summary>Makes a level.</summary>
    public static PolicyLevel Of(string name, params NamedPolicy[] policies) =>
        new(name ?? throw new ArgumentNullException(nameof(name)), policies ?? throw new ArgumentNullException(nameof(policies)));

    /// <inheritdoc/>
    public override string ToString() => VisibleText.Of($"{Name}: {string.Join(", ", Policies)}");
}
