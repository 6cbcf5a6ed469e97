using System;
using System.Linq;
using CrossAcctSync.Aws.Calls;
using Xunit;

namespace CrossAcctSync.Aws.Tests.Calls;

public sealed class RetryPausesTests
{
    private const double NearlyOne = 1 - 1e-9;

    [Theory]
    [InlineData(false, 3, 6)]
    [InlineData(true, 7.5, 15)]
    public void Five_tries_last_as_long_as_is_documented(bool isThrottled, double least, double most)
    {
        Assert.Equal(most, Sum(isThrottled, 0), 6);
        Assert.Equal(least, Sum(isThrottled, NearlyOne), 6);
    }

    [Fact]
    public void No_pause_is_longer_than_ten_seconds() => Assert.All(Enumerable.Range(1, 60), tries => Assert.InRange(RetryPauses.After(tries, true, 0), TimeSpan.Zero, TimeSpan.FromSeconds(10)));

    private static double Sum(bool isThrottled, double chance) => Enumerable.Range(1, RetryPauses.UsualTries - 1).Sum(tries => RetryPauses.After(tries, isThrottled, chance).TotalSeconds);
}
