using System;
using System.Linq;
using System.Management.Automation;
using CrossAcctSync.Module.Binding;
using CrossAcctSync.Module.Commands;

namespace CrossAcctSync.Module.Connections;

/// <summary>
/// Parameters and variables as a connection. As in AWS Tools, -Region and credentials that are not given are those of
/// $StoredAWSRegion and $StoredAWSCredentials.
/// </summary>
internal sealed class ConnectionReader
{
    private readonly SyncCmdlet _cmdlet;

    public ConnectionReader(SyncCmdlet cmdlet) => _cmdlet = cmdlet;

    /// <summary>Reads a connection, or ends the cmdlet.</summary>
    /// <param name="live">The parameters.</param>
    /// <param name="source">Those of the source account.</param>
    public Connection Read(LiveParameters live, SourceParameters source)
    {
        CredentialChoice? sourceCredentials = Choose("Source", source.SourceProfileName, source.SourceCredential, source.SourceAccessKey, source.SourceSecretKey, source.SourceSessionToken);
        return new Connection
        {
            Credentials = Choose(string.Empty, live.ProfileName, live.Credential, live.AccessKey, live.SecretKey, live.SessionToken) ?? Stored() ?? CredentialChoice.None,
            SourceCredentials = sourceCredentials,
            ProfileLocation = live.ProfileLocation is { } path ? _cmdlet.FilePathOf(path) : null,
            Region = live.Region ?? RegionTransformationAttribute.CodeOf(_cmdlet.SessionState.PSVariable.GetValue("StoredAWSRegion")),
            EndpointUrl = Endpoint(live.EndpointUrl),
            ConnectTimeout = TimeSpan.FromSeconds(live.ConnectTimeout),
            AssumeRoleName = live.AssumeRoleName,
            AssumeRoleExternalId = live.AssumeRoleExternalId,
            UseAwsTools = live.UseAwsTools,
        };
    }

    private CredentialChoice? Choose(string prefix, string? profile, object? credential, string? accessKey, string? secretKey, string? sessionToken)
    {
        bool hasKeys = accessKey is not null || secretKey is not null || sessionToken is not null;
        string[] given = new[] { (profile is not null, "ProfileName"), (credential is not null, "Credential"), (hasKeys, "AccessKey") }
            .Where(kind => kind.Item1).Select(kind => $"-{prefix}{kind.Item2}").ToArray();
        if (given.Length > 1)
        {
            throw _cmdlet.EndWith(Failures.CredentialsAmbiguous(given));
        }

        if (hasKeys)
        {
            return accessKey is not null && secretKey is not null
                ? CredentialChoice.OfKeys(accessKey, secretKey, sessionToken, $"-{prefix}AccessKey, -{prefix}SecretKey and -{prefix}SessionToken")
                : throw _cmdlet.EndWith(Failures.CredentialsIncomplete($"-{prefix}AccessKey", $"-{prefix}SecretKey"));
        }

        if (credential is not null)
        {
            return CredentialChoice.Of(credential, $"-{prefix}Credential") ?? throw _cmdlet.EndWith(Failures.CredentialUnusable($"-{prefix}Credential", credential.GetType()));
        }

        return profile is null ? null : CredentialChoice.Profile(profile);
    }

    private CredentialChoice? Stored()
    {
        if (_cmdlet.SessionState.PSVariable.GetValue("StoredAWSCredentials") is not { } stored)
        {
            return null;
        }

        return CredentialChoice.Of(stored, "$StoredAWSCredentials") ?? throw _cmdlet.EndWith(Failures.CredentialUnusable("$StoredAWSCredentials", PSObject.AsPSObject(stored).BaseObject.GetType()));
    }

    private Uri? Endpoint(string? text) => text is null ? null
        : Uri.TryCreate(text, UriKind.Absolute, out Uri? url) && url.Scheme is "http" or "https" && url.UserInfo.Length == 0 ? url
        : throw _cmdlet.EndWith(Failures.EndpointInvalid());
}
