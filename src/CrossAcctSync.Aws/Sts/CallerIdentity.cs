namespace CrossAcctSync.Aws.Sts;

/// <summary>Whose credentials they are.</summary>
/// <param name="AccountId">The account, twelve digits.</param>
/// <param name="Arn">The user, or the session of a role.</param>
/// <param name="UserId">The unique id.</param>
public sealed record CallerIdentity(string AccountId, string Arn, string? UserId);
