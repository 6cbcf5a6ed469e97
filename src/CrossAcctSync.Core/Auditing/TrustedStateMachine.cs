using CrossAcctSync.Sentences;

namespace CrossAcctSync.Auditing;

/// <summary>A state machine that a role trusts by its ExternalId, or whose definition names the role.</summary>
/// <param name="Arn">The ARN without version or alias; with wildcards where the trust policy has some.</param>
/// <param name="Name">Its name.</param>
/// <param name="AccountId">Its account as the ARN has it.</param>
/// <param name="Presence">Whether it is there.</param>
/// <param name="SourceRoleArn">The role that it runs with; null when it is not at hand.</param>
/// <param name="IsTrusted">Whether the trust policy names it as an ExternalId.</param>
/// <param name="UsesRole">Whether its definition names the role; null when it is not at hand, or names a role that only the run will tell.</param>
public sealed record TrustedStateMachine(string Arn, string Name, string AccountId, Presence Presence, string? SourceRoleArn, bool IsTrusted, bool? UsesRole)
{
    /// <summary>The ARN without version or alias; with wildcards where the trust policy has some.</summary>
    public string Arn { get; internal init; } = Arn;

    /// <summary>Its name.</summary>
    public string Name { get; internal init; } = Name;

    /// <summary>Its account as the ARN has it.</summary>
    public string AccountId { get; internal init; } = AccountId;

    /// <summary>Whether it is there.</summary>
    public Presence Presence { get; internal init; } = Presence;

    /// <summary>The role that it runs with; null when it is not at hand.</summary>
    public string? SourceRoleArn { get; internal init; } = SourceRoleArn;

    /// <summary>Whether the trust policy names it as an ExternalId.</summary>
    public bool IsTrusted { get; internal init; } = IsTrusted;

    /// <summary>Whether its definition names the role; null when it is not at hand, or names a role that only the run will tell.</summary>
    public bool? UsesRole { get; internal init; } = UsesRole;

    /// <summary>The ARN.</summary>
    public override string ToString() => VisibleText.Of(Arn);
}
