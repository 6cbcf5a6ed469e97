using System;
using CrossAcctSync.Arns;

namespace CrossAcctSync.Integrations;

/// <summary>Where a task's resources lie.</summary>
public sealed record ScopingTarget
{
    /// <summary>Makes a target.</summary>
    /// <param name="partition">The partition, for example <c>aws</c>.</param>
    /// <param name="region">The region's code. The calls go to the region of the state machine.</param>
    /// <param name="accountId">The account, twelve digits.</param>
    /// <exception cref="ArgumentException">One of them is none.</exception>
    public ScopingTarget(string partition, string region, string accountId)
    {
        Partition = Partitions.IsKnown(partition) ? partition : throw new ArgumentException($"AWS has no partition '{partition}'.", nameof(partition));
        Region = ArnText.IsRegion(region) ? region : throw new ArgumentException($"'{region}' is no region's code.", nameof(region));
        AccountId = Arns.AccountId.IsValid(accountId) ? accountId : throw new ArgumentException($"'{accountId}' is no account id of twelve digits.", nameof(accountId));
    }

    /// <summary>The partition.</summary>
    public string Partition { get; }

    /// <summary>The region's code.</summary>
    public string Region { get; }

    /// <summary>The account, twelve digits.</summary>
    public string AccountId { get; }
}
