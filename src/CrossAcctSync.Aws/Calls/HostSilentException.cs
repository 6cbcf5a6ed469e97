using System;

namespace CrossAcctSync.Aws.Calls;

/// <summary>A request was not sent, for its host answered nothing a moment ago.</summary>
internal sealed class HostSilentException : Exception
{
    public HostSilentException(string message)
        : base(message)
    {
    }
}
