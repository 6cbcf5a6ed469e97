using CrossAcctSync.Documents;

namespace CrossAcctSync.Policies;

/// <summary>A member of a policy or statement that IAM's grammar does not have; kept, so that nothing is lost.</summary>
/// <param name="Name">The member's name.</param>
/// <param name="Json">Its value as JSON without white space.</param>
/// <param name="Location">Where it stands.</param>
public sealed record UnknownElement(string Name, string Json, SourceLocation Location)
{
    /// <summary>The member's name.</summary>
    public string Name { get; internal init; } = Name;

    /// <summary>Its value as JSON without white space.</summary>
    public string Json { get; internal init; } = Json;

    /// <summary>Where it stands.</summary>
    public SourceLocation Location { get; internal init; } = Location;

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Json}";
}
