namespace Amazon.IdentityManagement.Model;

/// <summary>What all answers have; those that are not of a list leave the marks of pages empty.</summary>
public abstract class IamResponse
{
    /// <summary>Gets or sets whether there are more pages.</summary>
    public bool? IsTruncated { get; set; }

    /// <summary>Gets or sets the marker of the next page.</summary>
    public string? Marker { get; set; }
}
