using System;
using System.Collections.Generic;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Tests.Planning;

/// <summary>A writer that calls somebody during each write, outside of any lock.</summary>
internal sealed class SlowWriter : IAccountWriter
{
    private readonly IAccountWriter _inner;
    private readonly Action<string> _during;

    public SlowWriter(IAccountWriter inner, Action<string> during)
    {
        _inner = inner;
        _during = during;
    }

    /// <summary>Is told of each trust policy that is to be replaced; an answer takes its place.</summary>
    public Func<RoleArn, AccountWrite?> OnTrust { get; init; } = _ => null;

    public IReadOnlyList<AccountProblem> CheckAccounts(IReadOnlyCollection<string> accountIds, CancellationToken cancellationToken) => _inner.CheckAccounts(accountIds, cancellationToken);

    public AccountWrite ReplaceTrust(RoleIdentity role, PolicyDocument document, PolicyDocument expected, CancellationToken cancellationToken) =>
        During(role.ToString(), () => OnTrust(role.Arn) ?? _inner.ReplaceTrust(role, document, expected, cancellationToken));

    public AccountWrite PutInlinePolicy(RoleIdentity role, string policyName, PolicyDocument document, PolicyDocument? expected, CancellationToken cancellationToken) =>
        During(role.ToString(), () => _inner.PutInlinePolicy(role, policyName, document, expected, cancellationToken));

    public AccountWrite DeleteInlinePolicy(RoleIdentity role, string policyName, PolicyDocument expected, CancellationToken cancellationToken) =>
        During(role.ToString(), () => _inner.DeleteInlinePolicy(role, policyName, expected, cancellationToken));

    public AccountWrite CreateRole(NewRole role, CancellationToken cancellationToken) => During(role.Arn.ToString(), () => _inner.CreateRole(role, cancellationToken));

    public AccountWrite DeleteRole(RoleIdentity role, PolicyDocument expectedTrust, CancellationToken cancellationToken) =>
        During(role.ToString(), () => _inner.DeleteRole(role, expectedTrust, cancellationToken));

    public AccountWrite PutManagedPolicy(string policyArn, PolicyDocument document, PolicyDocument? expected, CancellationToken cancellationToken) =>
        During(policyArn, () => _inner.PutManagedPolicy(policyArn, document, expected, cancellationToken));

    public AccountWrite DeleteManagedPolicy(string policyArn, PolicyDocument expected, CancellationToken cancellationToken) =>
        During(policyArn, () => _inner.DeleteManagedPolicy(policyArn, expected, cancellationToken));

    public AccountWrite AttachPolicy(RoleIdentity role, string policyArn, CancellationToken cancellationToken) =>
        During(role.ToString(), () => _inner.AttachPolicy(role, policyArn, cancellationToken));

    public AccountWrite DetachPolicy(RoleIdentity role, string policyArn, CancellationToken cancellationToken) =>
        During(role.ToString(), () => _inner.DetachPolicy(role, policyArn, cancellationToken));

    private AccountWrite During(string place, Func<AccountWrite> write)
    {
        _during(place);
        return write();
    }
}
