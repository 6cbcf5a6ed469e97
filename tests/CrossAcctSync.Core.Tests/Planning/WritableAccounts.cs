using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Tests.Planning;

/// <summary>Accounts in memory that can be written to, with a hand in every write.</summary>
internal sealed class WritableAccounts : IAccountReader, IAccountWriter
{
    private readonly Dictionary<RoleArn, AccountRole> _roles = new();

    /// <summary>Is told of each write, numbered from 1, before it is made; an answer takes its place.</summary>
    public Func<int, RoleArn, AccountWrite?> OnWrite { get; set; } = (_, _) => null;

    public int Writes { get; private set; }

    public AccountRole this[string arn] => _roles[RoleArn.Parse(arn)];

    public WritableAccounts With(string arn, string trust, params (string Name, string Document)[] policies)
    {
        RoleArn role = RoleArn.Parse(arn);
        _roles[role] = new AccountRole
        {
            Arn = role,
            Trust = NamedPolicy.Parse("trust", trust),
            InlinePolicies = policies.Select(policy => NamedPolicy.Parse(policy.Name, policy.Document)).ToArray(),
            Tags = new Dictionary<string, string>(),
        };
        return this;
    }

    public WritableAccounts Change(string arn, Func<AccountRole, AccountRole> change)
    {
        _roles[RoleArn.Parse(arn)] = change(this[arn]);
        return this;
    }

    /// <summary>All policies of all roles as text.</summary>
    public string Text() => string.Join("\n", _roles.OrderBy(role => role.Key.ToString(), StringComparer.Ordinal).SelectMany(role =>
        role.Value.InlinePolicies.OrderBy(policy => policy.Name, StringComparer.Ordinal).Prepend(role.Value.Trust)
            .Select(policy => $"{role.Key} {policy.Name} {policy.Document?.ToJson()}")));

    public IReadOnlyDictionary<RoleArn, RoleLookup> FindRoles(IReadOnlyCollection<RoleArn> roles, CancellationToken cancellationToken) => roles.ToDictionary(
        role => role,
        role => _roles.TryGetValue(role, out AccountRole? found) ? RoleLookup.Found(found, "in memory") : RoleLookup.RoleNotFound(role));

    public AccountOrganization? FindOrganization(string accountId) => null;

    public AccountWrite ReplaceTrust(RoleArn role, PolicyDocument document, PolicyDocument expected, CancellationToken cancellationToken) =>
        Write(role, found => found.Trust.Document, expected, document, found => found with { Trust = NamedPolicy.Of("trust", document) }, cancellationToken);

    public AccountWrite PutInlinePolicy(RoleArn role, string policyName, PolicyDocument document, PolicyDocument? expected, CancellationToken cancellationToken) =>
        Write(role, found => Inline(found, policyName), expected, document, found => found with
        {
            InlinePolicies = found.InlinePolicies.Where(policy => policy.Name != policyName).Append(NamedPolicy.Of(policyName, document)).ToArray(),
        }, cancellationToken);

    public AccountWrite DeleteInlinePolicy(RoleArn role, string policyName, PolicyDocument expected, CancellationToken cancellationToken) =>
        Write(role, found => Inline(found, policyName), expected, null, found => found with
        {
            InlinePolicies = found.InlinePolicies.Where(policy => policy.Name != policyName).ToArray(),
        }, cancellationToken);

    private static PolicyDocument? Inline(AccountRole role, string name) => role.InlinePolicies.FirstOrDefault(policy => policy.Name == name)?.Document;

    private AccountWrite Write(
        RoleArn role,
        Func<AccountRole, PolicyDocument?> current,
        PolicyDocument? expected,
        PolicyDocument? wanted,
        Func<AccountRole, AccountRole> change,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (OnWrite(++Writes, role) is { } answer)
        {
            return answer;
        }

        PolicyDocument? now = current(_roles[role]);
        if (IsSame(now, wanted))
        {
            return new AccountWrite(AccountWriteStatus.Unchanged, "The same.");
        }

        if (!IsSame(now, expected))
        {
            return new AccountWrite(AccountWriteStatus.Conflict, "Not the one that was expected.");
        }

        _roles[role] = change(_roles[role]);
        return new AccountWrite(AccountWriteStatus.Written, "Written.");
    }

    private static bool IsSame(PolicyDocument? one, PolicyDocument? other) =>
        one is null || other is null ? one is null && other is null : one.IsEquivalentTo(other, PolicyEqualityOptions.Strict).AreEquivalent;
}
