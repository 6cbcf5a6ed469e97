using System;
using CrossAcctSync.Arns;

namespace CrossAcctSync.Integrations;

/// <summary>An ARN of which parts may be holes.</summary>
internal readonly struct ArnText
{
    private ArnText(string? partition, string service, string? region, string? account, string resource)
    {
        Partition = partition;
        Service = service;
        Region = region;
        Account = account;
        Resource = resource;
    }

    /// <summary>Null when it is a hole.</summary>
    public string? Partition { get; }

    public string Service { get; }

    /// <summary>Null when it is a hole; empty when the ARN has none.</summary>
    public string? Region { get; }

    /// <summary>Null when it is a hole; empty when the ARN has none.</summary>
    public string? Account { get; }

    public string Resource { get; }

    /// <summary>
    /// Reads an ARN. One whose partition, region or account could not be those of a real ARN is refused, so that a
    /// <c>*</c> in their place never reaches a policy.
    /// </summary>
    public static bool TryParse(string text, out ArnText arn)
    {
        arn = default;
        if (ArnParts.Of(text) is not { } parts || parts.Resource.Length == 0 || HoledText.HasHole(parts.Service))
        {
            return false;
        }

        string? partition = Known(parts.Partition);
        string? region = Known(parts.Region);
        string? account = Known(parts.AccountId);
        if ((partition is not null && !Partitions.IsKnown(partition))
            || (region is { Length: > 0 } && !IsRegion(region))
            || (account is { Length: > 0 } && !AccountId.IsValid(account) && account != "aws"))
        {
            return false;
        }

        arn = new ArnText(partition, parts.Service, region, account, parts.Resource);
        return true;
    }

    private static string? Known(string part) => HoledText.HasHole(part) ? null : part;

    public static bool IsRegion(string? text)
    {
        if (text is null || text.Length is < 3 or > 32)
        {
            return false;
        }

        foreach (char current in text)
        {
            if (current is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '-'))
            {
                return false;
            }
        }

        return true;
    }
}
