using System;

namespace CrossAcctSync.Aws.Calls;

/// <summary>
/// How long is waited before a call is tried again. Each pause is twice as long as the one before, and shortened by chance
/// to no less than its half, so that many callers do not come back at once
/// (https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html). Version 4.1 of the AWS SDK for .NET begins
/// with a twentieth of a second: its five tries are over within a second, as is many an outage that ends by itself.
/// </summary>
internal static class RetryPauses
{
    /// <summary>How often a call is tried where nobody says otherwise, the first time included.</summary>
    public const int UsualTries = 5;

    // Four pauses are 3 s together at least, and 6 s at most.
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(400);

    // Who is told to come less often waits longer: 7.5 to 15 s.
    private static readonly TimeSpan FirstOfThrottled = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <summary>The pause after a try.</summary>
    /// <param name="tries">How often the call was tried, from 1.</param>
    /// <param name="isThrottled">Whether the service asked for fewer calls.</param>
    /// <param name="chance">From 0 up to, but not including, 1.</param>
    public static TimeSpan After(int tries, bool isThrottled, double chance)
    {
        double full = (isThrottled ? FirstOfThrottled : First).TotalMilliseconds * Math.Pow(2, tries - 1);
        return TimeSpan.FromMilliseconds(Math.Min(full, Longest.TotalMilliseconds) * (1 - (chance / 2)));
    }
}
