namespace CrossAcctSync.Policies;

/// <summary>What counts as a difference between policies.</summary>
public sealed record PolicyEqualityOptions
{
    /// <summary>Meaning only.</summary>
    public static PolicyEqualityOptions Default { get; } = new();

    /// <summary>Meaning, and the names that people gave: <c>Sid</c> and <c>Id</c>.</summary>
    public static PolicyEqualityOptions Strict { get; } = new() { CompareIds = true };

    /// <summary>Whether <c>Sid</c> and <c>Id</c>, which have no effect on access, must be equal too.</summary>
    public bool CompareIds { get; init; }

    /// <summary>
    /// The partition of accounts that are given by their number alone; when null, that of the ARNs in the documents, else <c>aws</c>.
    /// </summary>
    public string? Partition { get; init; }
}
