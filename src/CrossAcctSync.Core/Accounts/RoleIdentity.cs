using System;
using CrossAcctSync.Arns;

namespace CrossAcctSync.Accounts;

/// <summary>
/// A role as the caller saw it. A role that was deleted and made anew has the same name and may have the same ARN, and is
/// another role with another unique id (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids).
/// </summary>
/// <param name="Arn">Its whole ARN, path included.</param>
/// <param name="RoleId">Its unique id, <c>AROA…</c>; null when the caller does not know it, and then the ARN decides alone.</param>
public sealed record RoleIdentity(RoleArn Arn, string? RoleId)
{
    /// <summary>A role of which only the ARN is known.</summary>
    public static implicit operator RoleIdentity(RoleArn arn) => FromRoleArn(arn);

    /// <summary>A role of which only the ARN is known.</summary>
    public static RoleIdentity FromRoleArn(RoleArn arn) => new(arn ?? throw new ArgumentNullException(nameof(arn)), null);

    /// <summary>What to answer instead of a write when the role that is there is another one; null when it is this one.</summary>
    /// <param name="arn">The ARN of the role that has the name now; null when none has it.</param>
    /// <param name="roleId">Its unique id; null when it is not known.</param>
    public AccountWrite? Judge(string? arn, string? roleId) =>
        arn is null ? new AccountWrite(AccountWriteStatus.NotFound, $"Account {Arn.AccountId} has no role {Arn}.")
        : arn != Arn.ToString() ? new AccountWrite(AccountWriteStatus.NotFound, $"Account {Arn.AccountId} has no role {Arn} any more: the role of that name is {arn}. Nothing was written to it.")
        : RoleId is not null && roleId is not null && RoleId != roleId
            ? new AccountWrite(AccountWriteStatus.Refused, $"{Arn} was deleted and made anew since it was read: its unique id is {roleId} and was {RoleId}. Nothing was written to it; plan again.")
        : null;

    /// <inheritdoc />
    public override string ToString() => Arn.ToString();
}
