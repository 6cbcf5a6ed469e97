using System;

namespace CrossAcctSync.Module.Connections;

/// <summary>How live accounts are reached: what the parameters and variables of a session say. Holds no open connection.</summary>
internal sealed record Connection
{
    /// <summary>Gets the credentials of the target accounts, and of the source account when it has no others.</summary>
    public required CredentialChoice Credentials { get; init; }

    /// <summary>Gets the credentials of the account of the state machine; null when they are the same.</summary>
    public CredentialChoice? SourceCredentials { get; init; }

    /// <summary>Gets the file with the profiles; null for the usual ones.</summary>
    public string? ProfileLocation { get; init; }

    /// <summary>Gets the region; null for that of the profile or the environment.</summary>
    public string? Region { get; init; }

    /// <summary>Gets the address of all services; null for those of AWS.</summary>
    public Uri? EndpointUrl { get; init; }

    /// <summary>Gets how long is waited for a connection.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Gets the role that is assumed in other accounts; null for none.</summary>
    public string? AssumeRoleName { get; init; }

    /// <summary>Gets the ExternalId that this role asks for; null for none.</summary>
    public string? AssumeRoleExternalId { get; init; }

    /// <summary>Gets whether IAM is called by AWS Tools.</summary>
    public bool UseAwsTools { get; init; }
}
