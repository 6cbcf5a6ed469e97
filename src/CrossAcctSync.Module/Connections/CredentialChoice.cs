using System;
using CrossAcctSync.Aws.Sts;

namespace CrossAcctSync.Module.Connections;

/// <summary>Which credentials one side uses. Says nothing of a secret as text.</summary>
internal sealed class CredentialChoice
{
    private CredentialChoice()
    {
    }

    /// <summary>Gets the profile; null when another kind is used.</summary>
    public string? ProfileName { get; private set; }

    /// <summary>Gets how keys are had; null when they are the profile's, or when nothing was said.</summary>
    public Func<AwsKeys>? Keys { get; private set; }

    /// <summary>Gets what gave the keys, for messages; null for a profile, or when nothing was said.</summary>
    public string? Origin { get; private set; }

    /// <summary>Nothing was said.</summary>
    public static CredentialChoice None { get; } = new();

    /// <summary>A profile.</summary>
    public static CredentialChoice Profile(string name) => new() { ProfileName = name };

    /// <summary>Keys.</summary>
    public static CredentialChoice OfKeys(string accessKey, string secretKey, string? sessionToken, string origin)
    {
        var keys = new AwsKeys(accessKey, secretKey, sessionToken);
        return new CredentialChoice { Keys = () => keys, Origin = origin };
    }

    /// <summary>An object with credentials; null when it has none.</summary>
    public static CredentialChoice? Of(object credential, string origin) => CredentialObject.Read(credential) is { } keys ? new CredentialChoice { Keys = keys, Origin = origin } : null;
}
