using System;
using System.Linq;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Aws.Calls;
using CrossAcctSync.Aws.Iam;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Aws.Writing;

/// <summary>Changes to roles.</summary>
internal sealed class RoleWriter
{
    private readonly WriteRun _run;

    public RoleWriter(WriteRun run) => _run = run;

    public AccountWrite ReplaceTrust(RoleIdentity identity, PolicyDocument document, PolicyDocument expected, CancellationToken cancellationToken)
    {
        RoleArn role = identity.Arn;
        string json = document.ToJson();
        string what = $"The trust policy of {role}";
        _ = expected ?? throw new ArgumentNullException(nameof(expected));
        return _run.Run(
            new IamChange<IamRole?>
            {
                AccountId = role.AccountId,
                Subject = role.ToString(),
                Mentions = role + json,
                Read = iam => FindNamed(iam, role.Name),
                Judge = found => identity.Judge(found?.Arn, found?.RoleId) ?? PolicyMeaning.Judge(found!.TrustPolicy ?? string.Empty, document, expected, what),
                Write = (iam, _) => iam.UpdateAssumeRolePolicy(role.Name, json, CancellationToken.None),
                IsMade = found => identity.Judge(found?.Arn, found?.RoleId) is null && PolicyMeaning.IsSame(found!.TrustPolicy, document),
                Made = $"{what} was replaced.",
            },
            cancellationToken);
    }

    public AccountWrite PutInlinePolicy(RoleIdentity identity, string policyName, PolicyDocument document, PolicyDocument? expected, CancellationToken cancellationToken)
    {
        RoleArn role = identity.Arn;
        string json = document.ToJson();
        string what = $"The inline policy '{policyName}' of {role}";
        return _run.Run(
            new IamChange<string?>
            {
                AccountId = role.AccountId,
                Subject = role.ToString(),
                Mentions = role.ToString(),
                Guard = iam => Judge(iam, identity, isTaken: false),
                Read = iam => FindInline(iam, role, policyName),
                Judge = current => PolicyMeaning.Judge(current, document, expected, what),
                Write = (iam, _) => iam.PutRolePolicy(role.Name, policyName, json, CancellationToken.None),
                IsMade = current => PolicyMeaning.IsSame(current, document),
                Made = $"{what} was {(expected is null ? "added" : "replaced")}.",
            },
            cancellationToken);
    }

    public AccountWrite DeleteInlinePolicy(RoleIdentity identity, string policyName, PolicyDocument expected, CancellationToken cancellationToken)
    {
        RoleArn role = identity.Arn;
        string what = $"The inline policy '{policyName}' of {role}";
        _ = expected ?? throw new ArgumentNullException(nameof(expected));
        return _run.Run(
            new IamChange<string?>
            {
                AccountId = role.AccountId,
                Subject = role.ToString(),
                Mentions = role.ToString(),
                Guard = iam => Judge(iam, identity, isTaken: true),
                Read = iam => FindInline(iam, role, policyName),
                Judge = current => PolicyMeaning.JudgeDeletion(current, expected, what),
                Write = (iam, _) => iam.DeleteRolePolicy(role.Name, policyName, CancellationToken.None),
                IsMade = current => current is null,
                Made = $"{what} was deleted.",
            },
            cancellationToken);
    }

    public AccountWrite CreateRole(NewRole role, CancellationToken cancellationToken)
    {
        AccountWrite write = _run.Run(
            new IamChange<IamRole?>
            {
                AccountId = role.Arn.AccountId,
                Subject = role.Arn.ToString(),
                Mentions = role.Trust.ToJson(),
                Read = iam => FindNamed(iam, role.Arn.Name),
                Judge = found => found is null ? null
                    : IsSame(found, role) ? new AccountWrite(AccountWriteStatus.Unchanged, $"The role {role.Arn} is there, and its trust policy means the same.")
                    : new AccountWrite(AccountWriteStatus.Conflict, $"There is a role {found.Arn} already, with {Difference(found, role)}."),
                Write = (iam, _) => iam.CreateRole(role, CancellationToken.None),
                IsMade = found => found is not null && IsSame(found, role),
                Made = $"The role {role.Arn} was created.",
            },
            cancellationToken);
        if (write.Status == AccountWriteStatus.Written)
        {
            _run.NoteCreated(role.Arn.ToString());
        }

        return write;
    }

    public AccountWrite DeleteRole(RoleIdentity identity, PolicyDocument expectedTrust, CancellationToken cancellationToken)
    {
        RoleArn role = identity.Arn;
        _ = expectedTrust ?? throw new ArgumentNullException(nameof(expectedTrust));
        return _run.Run(
            new IamChange<IamRole?>
            {
                AccountId = role.AccountId,
                Subject = role.ToString(),
                Mentions = string.Empty,
                Read = iam => FindNamed(iam, role.Name) is { } found && found.Arn == role.ToString() ? found : null,
                Judge = found => (found is null ? null : identity.Judge(found.Arn, found.RoleId))
                    ?? PolicyMeaning.JudgeDeletion(found is null ? null : found.TrustPolicy ?? string.Empty, expectedTrust, $"The role {role}"),
                Write = (iam, _) => iam.DeleteRole(role.Name, CancellationToken.None),
                IsMade = found => found is null,
                Made = $"The role {role} was deleted.",
            },
            cancellationToken);
    }

    public AccountWrite Attach(RoleIdentity identity, string policyArn, CancellationToken cancellationToken) => ChangeAttachment(
        identity,
        policyArn,
        isWanted: true,
        iam => iam.AttachRolePolicy(identity.Arn.Name, policyArn, CancellationToken.None),
        cancellationToken);

    public AccountWrite Detach(RoleIdentity identity, string policyArn, CancellationToken cancellationToken) => ChangeAttachment(
        identity,
        policyArn,
        isWanted: false,
        iam => iam.DetachRolePolicy(identity.Arn.Name, policyArn, CancellationToken.None),
        cancellationToken);

    private AccountWrite ChangeAttachment(RoleIdentity identity, string policyArn, bool isWanted, Action<IIamApi> write, CancellationToken cancellationToken)
    {
        RoleArn role = identity.Arn;
        string verb = isWanted ? "attached" : "detached";
        return _run.Run(
            new IamChange<bool>
            {
                AccountId = role.AccountId,
                Subject = role.ToString(),
                Mentions = $"{role} {policyArn}",
                Guard = iam => Judge(iam, identity, isTaken: !isWanted),
                Read = iam => IsAttached(iam, role, policyArn),
                Judge = isAttached => isAttached == isWanted ? new AccountWrite(AccountWriteStatus.Unchanged, $"{policyArn} is {verb} already.") : null,
                Write = (iam, _) => write(iam),
                IsMade = isAttached => isAttached == isWanted,
                Made = $"{policyArn} was {verb}.",
            },
            cancellationToken);
    }

    private static bool IsAttached(IIamApi iam, RoleArn role, string policyArn) =>
        iam.ListAttachedRolePolicies(role.Name, CancellationToken.None).Any(policy => policy.PolicyArn == policyArn);

    /// <summary>A name alone is what IAM writes to; whose name it is by now is asked before.</summary>
    /// <param name="iam">The account.</param>
    /// <param name="identity">The role.</param>
    /// <param name="isTaken">Whether something is taken from the role; from one that is gone it is taken already.</param>
    private static AccountWrite? Judge(IIamApi iam, RoleIdentity identity, bool isTaken)
    {
        IamRole? found = FindNamed(iam, identity.Arn.Name);
        return found is null && isTaken ? null : identity.Judge(found?.Arn, found?.RoleId);
    }

    private static bool IsSame(IamRole found, NewRole role) => Difference(found, role) is null;

    /// <summary>What makes a role another one than was asked for; null when nothing does.</summary>
    private static string? Difference(IamRole found, NewRole role) =>
        found.Arn != role.Arn.ToString() ? "another path"
        : !PolicyMeaning.IsSame(found.TrustPolicy, role.Trust) ? "another trust policy"
        : found.PermissionsBoundary != role.PermissionsBoundary ? $"{(found.PermissionsBoundary is null ? "no permissions boundary" : "the permissions boundary " + found.PermissionsBoundary)}"
        : null;

    private static IamRole? FindNamed(IIamApi iam, string name)
    {
        try
        {
            return iam.GetRole(name, CancellationToken.None);
        }
        catch (AwsCallException exception) when (AwsErrorCodes.Is(exception, AwsErrorCodes.NoSuchEntity))
        {
            return null;
        }
    }

    private static string? FindInline(IIamApi iam, RoleArn role, string policyName)
    {
        try
        {
            return iam.GetRolePolicy(role.Name, policyName, CancellationToken.None);
        }
        catch (AwsCallException exception) when (AwsErrorCodes.Is(exception, AwsErrorCodes.NoSuchEntity))
        {
            return null;
        }
    }
}
