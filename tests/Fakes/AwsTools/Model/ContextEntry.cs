using System.Collections.Generic;

namespace Amazon.IdentityManagement.Model;

/// <summary>ContextEntry as https://docs.aws.amazon.com/IAM/latest/APIReference/API_ContextEntry.html has it.</summary>
public sealed class ContextEntry
{
    /// <summary>Gets or sets the element of this name.</summary>
    public string? ContextKeyName { get; set; }

    /// <summary>Gets or sets the element of this name.</summary>
    public string? ContextKeyType { get; set; }

    /// <summary>Gets or sets the element of this name.</summary>
    public List<string>? ContextKeyValues { get; set; }
}
