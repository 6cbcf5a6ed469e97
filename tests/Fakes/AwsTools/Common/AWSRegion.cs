namespace Amazon.PowerShell.Common;

/// <summary>What Get-AWSRegion puts out.</summary>
public sealed class AWSRegion
{
    /// <summary>Names a region.</summary>
    public AWSRegion(string region, string name)
    {
        Region = region;
        Name = name;
    }

    /// <summary>Gets the code, for example us-east-2.</summary>
    public string Region { get; }

    /// <summary>Gets the name for people.</summary>
    public string Name { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
