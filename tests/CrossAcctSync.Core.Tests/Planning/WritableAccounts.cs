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
    private readonly object _gate = new();
    private readonly Dictionary<RoleArn, AccountRole> _roles = new();
    private readonly Dictionary<string, PolicyDocument> _policies = new(StringComparer.Ordinal);

    /// <summary>Is told of each write, numbered from 1, before it is made; an answer takes its place.</summary>
    public Func<int, RoleArn?, AccountWrite?> OnWrite { get; set; } = (_, _) => null;

    /// <summary>Is told of each answer, and gives the one that is heard.</summary>
    public Func<int, AccountWrite, AccountWrite> OnAnswer { get; set; } = (_, answer) => answer;

    /// <summary>What is wrong with accounts.</summary>
    public IReadOnlyList<AccountProblem> Problems { get; set; } = Array.Empty<AccountProblem>();

    /// <summary>The accounts that were checked.</summary>
    public List<string> Checked { get; } = new();

    public int Writes { get; private set; }

    /// <summary>How many roles have been read.</summary>
    public int Reads { get; private set; }

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

    /// <summary>The role with another unique id, as if it had been deleted and made anew.</summary>
    public WritableAccounts WithId(string arn, string id)
    {
        RoleArn role = RoleArn.Parse(arn);
        _roles[role] = _roles[role] with { RoleId = id };
        return this;
    }

    /// <summary>The same accounts as they are now, without hands in the writes.</summary>
    public WritableAccounts Copy()
    {
        var copy = new WritableAccounts();
        foreach ((RoleArn arn, AccountRole role) in _roles)
        {
            copy._roles.Add(arn, role);
        }

        foreach ((string arn, PolicyDocument document) in _policies)
        {
            copy._policies.Add(arn, document);
        }

        return copy;
    }

    public WritableAccounts WithPolicy(string arn, string document)
    {
        _policies[arn] = PolicyDocument.Parse(document);
        return this;
    }

    public WritableAccounts Without(string arn)
    {
        _roles.Remove(RoleArn.Parse(arn));
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
            .Select(policy => $"{role.Key} {policy.Name} {policy.Document?.ToJson()}")
            .Concat(role.Value.AttachedPolicies.Select(attached => $"{role.Key} {attached.Arn}").Order(StringComparer.Ordinal)))
        .Concat(_policies.OrderBy(policy => policy.Key, StringComparer.Ordinal).Select(policy => $"{policy.Key} {policy.Value.ToJson()}")));

    public IReadOnlyDictionary<RoleArn, RoleLookup> FindRoles(IReadOnlyCollection<RoleArn> roles, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            Reads += roles.Count;
            return roles.ToDictionary(role => role, role => _roles.TryGetValue(role, out AccountRole? found) ? RoleLookup.Found(Complete(found), "in memory") : RoleLookup.RoleNotFound(role));
        }
    }

    public AccountOrganization? FindOrganization(string accountId) => null;

    public ManagedPolicyLookup FindManagedPolicy(string policyArn, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Managed(policyArn) is { } document ? ManagedPolicyLookup.Found(NamedPolicy.Of(policyArn, document)) : ManagedPolicyLookup.NotFound;
        }
    }

    public IReadOnlyList<AccountProblem> CheckAccounts(IReadOnlyCollection<string> accountIds, CancellationToken cancellationToken)
    {
        Checked.AddRange(accountIds);
        return Problems;
    }

    public AccountWrite CreateRole(NewRole role, CancellationToken cancellationToken) => Write(
        role.Arn,
        () => _roles.TryGetValue(role.Arn, out AccountRole? found) ? found.Trust.Document : null,
        null,
        role.Trust,
        () => _roles[role.Arn] = new AccountRole { Arn = role.Arn, Trust = NamedPolicy.Of("trust", role.Trust), Tags = role.Tags },
        cancellationToken);

    public AccountWrite DeleteRole(RoleIdentity identity, PolicyDocument expectedTrust, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            RoleArn role = identity.Arn;
            return _roles.TryGetValue(role, out AccountRole? full) && full.IdentityPolicies.Count > 0
                ? new AccountWrite(AccountWriteStatus.Refused, "The role has policies.")
                : Write(role, () => _roles.TryGetValue(role, out AccountRole? found) ? found.Trust.Document : null, expectedTrust, null, () => _roles.Remove(role), cancellationToken);
        }
    }

    public AccountWrite PutManagedPolicy(string policyArn, PolicyDocument document, PolicyDocument? expected, CancellationToken cancellationToken) =>
        Write(null, () => Managed(policyArn), expected, document, () => _policies[policyArn] = document, cancellationToken);

    public AccountWrite DeleteManagedPolicy(string policyArn, PolicyDocument expected, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return _roles.Values.Any(role => role.AttachedPolicies.Any(attached => attached.Arn == policyArn))
                ? new AccountWrite(AccountWriteStatus.Refused, "The policy is attached.")
                : Write(null, () => Managed(policyArn), expected, null, () => _policies.Remove(policyArn), cancellationToken);
        }
    }

    public AccountWrite AttachPolicy(RoleIdentity role, string policyArn, CancellationToken cancellationToken) => Attach(role, policyArn, isAttached: true, cancellationToken);

    public AccountWrite DetachPolicy(RoleIdentity role, string policyArn, CancellationToken cancellationToken) => Attach(role, policyArn, isAttached: false, cancellationToken);

    public AccountWrite ReplaceTrust(RoleIdentity role, PolicyDocument document, PolicyDocument expected, CancellationToken cancellationToken) =>
        Write(role, found => found.Trust.Document, expected, document, found => found with { Trust = NamedPolicy.Of("trust", document) }, cancellationToken);

    public AccountWrite PutInlinePolicy(RoleIdentity role, string policyName, PolicyDocument document, PolicyDocument? expected, CancellationToken cancellationToken) =>
        Write(role, found => Inline(found, policyName), expected, document, found => found with
        {
            InlinePolicies = found.InlinePolicies.Where(policy => policy.Name != policyName).Append(NamedPolicy.Of(policyName, document)).ToArray(),
        }, cancellationToken);

    public AccountWrite DeleteInlinePolicy(RoleIdentity role, string policyName, PolicyDocument expected, CancellationToken cancellationToken) =>
        Write(role, found => Inline(found, policyName), expected, null, found => found with
        {
            InlinePolicies = found.InlinePolicies.Where(policy => policy.Name != policyName).ToArray(),
        }, cancellationToken);

    private static PolicyDocument? Inline(AccountRole role, string name) => role.InlinePolicies.FirstOrDefault(policy => policy.Name == name)?.Document;

    private PolicyDocument? Managed(string policyArn) => _policies.TryGetValue(policyArn, out PolicyDocument? document) ? document : null;

    private AccountRole Complete(AccountRole role) => role with
    {
        AttachedPolicies = role.AttachedPolicies.Select(attached => Managed(attached.Arn) is { } document ? attached with { Policy = NamedPolicy.Of(attached.Policy.Name, document) } : attached).ToArray(),
    };

    private AccountWrite Attach(RoleIdentity identity, string policyArn, bool isAttached, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            RoleArn role = identity.Arn;
            cancellationToken.ThrowIfCancellationRequested();
            if (OnWrite(++Writes, role) is { } answer)
            {
                return answer;
            }

            if (identity.Judge(role.ToString(), _roles[role].RoleId) is { } other)
            {
                return other;
            }

            AttachedPolicy[] others = _roles[role].AttachedPolicies.Where(attached => attached.Arn != policyArn).ToArray();
            bool was = others.Length < _roles[role].AttachedPolicies.Count;
            string name = policyArn[(policyArn.LastIndexOf('/') + 1)..];
            var policy = new AttachedPolicy(policyArn, Managed(policyArn) is { } document ? NamedPolicy.Of(name, document) : NamedPolicy.Parse(name, null));
            _roles[role] = _roles[role] with { AttachedPolicies = isAttached ? others.Append(policy).ToArray() : others };
            return OnAnswer(Writes, new AccountWrite(was == isAttached ? AccountWriteStatus.Unchanged : AccountWriteStatus.Written, "As asked for."));
        }
    }

    private AccountWrite Write(
        RoleIdentity identity,
        Func<AccountRole, PolicyDocument?> current,
        PolicyDocument? expected,
        PolicyDocument? wanted,
        Func<AccountRole, AccountRole> change,
        CancellationToken cancellationToken)
    {
        RoleArn role = identity.Arn;
        AccountWrite? other = _roles.TryGetValue(role, out AccountRole? standing) ? identity.Judge(role.ToString(), standing.RoleId) : null;
        return other ?? Write(role, () => _roles.TryGetValue(role, out AccountRole? found) ? current(found) : null, expected, wanted, () => _roles[role] = change(_roles[role]), cancellationToken);
    }

    private AccountWrite Write(
        RoleArn? role,
        Func<PolicyDocument?> current,
        PolicyDocument? expected,
        PolicyDocument? wanted,
        Action change,
        CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (OnWrite(++Writes, role) is { } answer)
            {
                return answer;
            }

            PolicyDocument? now = current();
            if (IsSame(now, wanted))
            {
                return new AccountWrite(AccountWriteStatus.Unchanged, "The same.");
            }

            if (!IsSame(now, expected))
            {
                return new AccountWrite(AccountWriteStatus.Conflict, "Not the one that was expected.");
            }

            change();
            return OnAnswer(Writes, new AccountWrite(AccountWriteStatus.Written, "Written."));
        }
    }

    private static bool IsSame(PolicyDocument? one, PolicyDocument? other) =>
        one is null || other is null ? one is null && other is null : one.IsEquivalentTo(other, PolicyEqualityOptions.Strict).AreEquivalent;
}
