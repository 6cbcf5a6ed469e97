using System;

namespace CrossAcctSync.Aws.Sts;

/// <summary>What AssumeRole is asked. Immutable.</summary>
/// <param name="RoleArn">The role.</param>
/// <param name="SessionName">2 to 64 letters, digits and characters of <c>_=,.@-</c>; CloudTrail shows it.</param>
public sealed record AssumeRoleCall(string RoleArn, string SessionName)
{
    /// <summary>The ExternalId that the role's trust policy asks for; null for none.</summary>
    public string? ExternalId { get; init; }

    /// <summary>For how long; null for an hour, as STS has it. A role that was assumed by a role gets an hour at most.</summary>
    public TimeSpan? Duration { get; init; }
}
