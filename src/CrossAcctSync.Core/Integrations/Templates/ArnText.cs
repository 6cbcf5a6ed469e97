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
        string[] parts = text.Split(Colon, 6);
        if (parts.Length < 6 || parts[0] != "arn" || parts[5].Length == 0 || HoledText.HasHole(parts[2]))
        {
            return false;
        }

        bool TryPart(string part, Func<string, bool> isValid, out string? value)
        {
            value = HoledText.HasHole(part) ? null : part;
            return value is null || value.Length == 0 || isValid(value);
        }

        if (!TryPart(parts[1], Partitions.IsKnown, out string? partition) || parts[1].Length == 0
            || !TryPart(parts[3], IsRegion, out string? region)
            || !TryPart(parts[4], account => AccountId.IsValid(account) || account == "aws", out string? accountId))
        {
            return false;
        }

        arn = new ArnText(partition, parts[2], region, accountId, parts[5]);
        return true;
    }

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

    private static readonly char[] Colon = { ':' };
}
