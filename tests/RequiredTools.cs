using System;
using Xunit;

namespace CrossAcctSync.Tests;

/// <summary>Programs of others that tests drive. Where one is missing the test is skipped, or fails where all are demanded.</summary>
internal static class RequiredTools
{
    /// <summary>With this set to 1, a missing program or package is a failure and no reason to skip; .ci/run sets it.</summary>
    private const string Variable = "CROSSACCTSYNC_REQUIRE_TOOLS";

    /// <summary>Goes on where something is there.</summary>
    /// <param name="isThere">Whether it is.</param>
    /// <param name="reason">What is missing, and how it is installed.</param>
    public static void Demand(bool isThere, string reason)
    {
        if (Environment.GetEnvironmentVariable(Variable) == "1")
        {
            Assert.True(isThere, $"{reason} {Variable} demands it.");
        }

        Assert.SkipUnless(isThere, reason);
    }
}
