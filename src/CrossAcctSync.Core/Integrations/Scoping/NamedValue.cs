namespace CrossAcctSync.Integrations;

/// <summary>What a value names: the name, and where the value itself says so the partition, region and account.</summary>
internal readonly record struct NamedValue(string Name, string? Partition = null, string? Region = null, string? Account = null, bool IsUnexpected = false)
{
    public NamedValue? WithName(string? name) => name is null ? null : this with { Name = name };
}
