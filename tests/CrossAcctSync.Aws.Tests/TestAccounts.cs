using System;
using System.Globalization;
using System.Threading;
using CrossAcctSync.Aws.Calls;
using CrossAcctSync.Aws.Clients;
using CrossAcctSync.Aws.Sessions;
using CrossAcctSync.Aws.Sts;
using CrossAcctSync.Tests.Emulation;

namespace CrossAcctSync.Aws.Tests;

/// <summary>Accounts of the emulator that no other test has.</summary>
internal static class TestAccounts
{
    private static long _last = 700000000000;

    /// <summary>An account's id, twelve digits.</summary>
    public static string Next() => Interlocked.Increment(ref _last).ToString(CultureInfo.InvariantCulture);

    /// <summary>How the emulator is reached, without pauses that a test would have to wait for.</summary>
    public static AwsClientOptions Client(Uri? url = null) => new() { Region = "us-east-1", EndpointUrl = url ?? MotoServer.Shared.Url, Watch = new CallWatch(new CallTiming { Pause = (_, _) => Thread.Sleep(5) }) };

    /// <summary>One side with keys of an account.</summary>
    public static AwsSideOptions Side(string accountId, Uri? url = null)
    {
        AccountKeys keys = MotoServer.Shared.KeysOf(accountId);
        return new AwsSideOptions { Keys = new AwsKeys(keys.AccessKey, keys.SecretKey, keys.SessionToken), Client = Client(url) };
    }

    /// <summary>A session of an account.</summary>
    public static IAccountSession Open(string accountId, Uri? url = null) => new AwsAccountSessions(Side(accountId, url)).Open(accountId, CancellationToken.None);
}
