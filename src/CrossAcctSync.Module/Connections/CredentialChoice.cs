using System;
using System.Collections;
using CrossAcctSync.Aws.Sts;

namespace CrossAcctSync.Module.Connections;

/// <summary>Which credentials one side uses, and the same as parameters of AWS Tools. Says nothing of a secret as text.</summary>
internal sealed class CredentialChoice
{
    private CredentialChoice(IDictionary? awsToolsParameters) => AwsToolsParameters = awsToolsParameters;

    /// <summary>Gets the profile; null when another kind is used.</summary>
    public string? ProfileName { get; private set; }

    /// <summary>Gets how keys are had; null when they are the profile's, or when nothing was said.</summary>
    public Func<AwsKeys>? Keys { get; private set; }

    /// <summary>Gets the same as parameters of a cmdlet of AWS Tools; empty when it is to search by itself, and null when it takes nothing but the keys.</summary>
    public IDictionary? AwsToolsParameters { get; }

    /// <summary>Nothing was said.</summary>
    public static CredentialChoice None { get; } = new(new Hashtable());

    /// <summary>A profile.</summary>
    public static CredentialChoice Profile(string name, string? location)
    {
        var parameters = new Hashtable { ["ProfileName"] = name };
        if (location is not null)
        {
            parameters["ProfileLocation"] = location;
        }

        return new CredentialChoice(parameters) { ProfileName = name };
    }

    /// <summary>Keys.</summary>
    public static CredentialChoice OfKeys(string accessKey, string secretKey, string? sessionToken)
    {
        var parameters = new Hashtable { ["AccessKey"] = accessKey, ["SecretKey"] = secretKey };
        if (sessionToken is not null)
        {
            parameters["SessionToken"] = sessionToken;
        }

        var keys = new AwsKeys(accessKey, secretKey, sessionToken);
        return new CredentialChoice(parameters) { Keys = () => keys };
    }

    /// <summary>An object with credentials; null when it has none.</summary>
    /// <param name="credential">The object.</param>
    /// <param name="awsToolsParameters">What AWS Tools is given for it; null for the keys.</param>
    public static CredentialChoice? Of(object credential, IDictionary? awsToolsParameters) =>
        CredentialObject.Read(credential) is { } keys ? new CredentialChoice(awsToolsParameters) { Keys = keys } : null;
}
