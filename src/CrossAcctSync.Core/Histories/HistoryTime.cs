using System;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CrossAcctSync.Histories;

/// <summary>Moments as AWS's tools write them.</summary>
internal static class HistoryTime
{
    // What Windows PowerShell's ConvertTo-Json makes of a date: milliseconds since 1970.
    private static readonly Regex Ticks = new(@"^/Date\((?<ms>-?[0-9]{1,14})\)/$", RegexOptions.CultureInvariant);

    /// <summary>The moment; null when the text is none. Without an offset it is UTC.</summary>
    public static DateTimeOffset? Of(string? text)
    {
        if (text is null)
        {
            return null;
        }

        if (Ticks.Match(text) is { Success: true } match)
        {
            return DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(match.Groups["ms"].Value, CultureInfo.InvariantCulture));
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time) ? time : null;
    }
}
