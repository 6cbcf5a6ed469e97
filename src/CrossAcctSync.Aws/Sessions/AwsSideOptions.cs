using System;
using CrossAcctSync.Aws.Clients;
using CrossAcctSync.Aws.Sts;

namespace CrossAcctSync.Aws.Sessions;

/// <summary>
/// Whose credentials are used for one side, the source or the target, and how AWS is reached with them. The first that is
/// set counts: keys, the source of keys, the profile; else keys of the environment, AWS_PROFILE, web identity, the default
/// profile, container, instance. Immutable; says no secret as text.
/// </summary>
public sealed record AwsSideOptions
{
    /// <summary>Keys as they are.</summary>
    public AwsKeys? Keys { get; init; }

    /// <summary>Gives keys whenever they are needed and the last ones have ended; called from any thread. For credentials of another load context.</summary>
    public Func<AwsKeys>? KeySource { get; init; }

    /// <summary>A profile of the shared files or of the SDK's store. One that is not there is an error: nothing else is looked for.</summary>
    public string? ProfileName { get; init; }

    /// <summary>The file that the profile is in; null for the usual places.</summary>
    public string? ProfileLocation { get; init; }

    /// <summary>
    /// The role of this name (with its path, where it has one) is taken on in each account; null for none. An account
    /// that the credentials are of themselves is used without it.
    /// </summary>
    public string? AssumeRoleName { get; init; }

    /// <summary>The ExternalId that the role asks for; null for none.</summary>
    public string? AssumeRoleExternalId { get; init; }

    /// <summary>The name of the role's sessions, as CloudTrail shows it.</summary>
    public string SessionName { get; init; } = "CrossAcctSync";

    /// <summary>Where the credentials come from, as the user gave them, for example <c>-AccessKey</c>; null for what was found.</summary>
    public string? Origin { get; init; }

    /// <summary>Reads a variable of the environment; null when it is not set.</summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    /// <summary>How AWS is reached.</summary>
    public AwsClientOptions Client { get; init; } = new();
}
