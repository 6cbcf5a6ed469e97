using System;

namespace CrossAcctSync.Aws.Sts;

/// <summary>Keys that requests are signed with. Says nothing of them as text, and is no record, which would.</summary>
public sealed class AwsKeys
{
    /// <summary>Holds keys.</summary>
    /// <param name="accessKey">The access key's id.</param>
    /// <param name="secretKey">The secret.</param>
    /// <param name="sessionToken">The token of temporary keys; null for those of a user.</param>
    /// <param name="expiration">When they end; null for never or not known.</param>
    public AwsKeys(string accessKey, string secretKey, string? sessionToken = null, DateTimeOffset? expiration = null)
    {
        AccessKey = accessKey ?? throw new ArgumentNullException(nameof(accessKey));
        SecretKey = secretKey ?? throw new ArgumentNullException(nameof(secretKey));
        SessionToken = string.IsNullOrEmpty(sessionToken) ? null : sessionToken;
        Expiration = expiration;
    }

    /// <summary>When they end; null for never or not known.</summary>
    public DateTimeOffset? Expiration { get; }

    internal string AccessKey { get; }

    internal string SecretKey { get; }

    internal string? SessionToken { get; }

    /// <summary>Says whether the keys are temporary, and nothing else.</summary>
    public override string ToString() => SessionToken is null ? "keys" : "temporary keys";
}
