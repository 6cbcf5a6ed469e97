using System;

namespace CrossAcctSync.Arns;

/// <summary>The parts of an ARN as they stand between its colons.</summary>
internal readonly record struct ArnParts(string Partition, string Service, string Region, string AccountId, string Resource)
{
    /// <summary>Takes a text apart; null when it is no ARN.</summary>
    public static ArnParts? Of(string text)
    {
        if (!text.StartsWith("arn:", StringComparison.Ordinal))
        {
            return null;
        }

        int start = 4;
        return Next(text, ref start) is { } partition
            && Next(text, ref start) is { } service
            && Next(text, ref start) is { } region
            && Next(text, ref start) is { } account
                ? new ArnParts(partition, service, region, account, text.Substring(start))
                : null;
    }

    private static string? Next(string text, ref int start)
    {
        int end = text.IndexOf(':', start);
        if (end < 0)
        {
            return null;
        }

        string part = ArnWords.Of(text, start, end - start);
        start = end + 1;
        return part;
    }
}
