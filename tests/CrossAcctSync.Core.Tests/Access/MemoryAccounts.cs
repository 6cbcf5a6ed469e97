using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Evaluation;

namespace CrossAcctSync.Tests.Access;

/// <summary>Accounts in memory.</summary>
internal sealed class MemoryAccounts : IAccountReader
{
    private readonly Dictionary<RoleArn, AccountRole> _roles = new();
    private readonly Dictionary<string, AccountOrganization> _organizations = new(StringComparer.Ordinal);

    public MemoryAccounts With(string arn, string trust, params string[] policies)
    {
        RoleArn role = RoleArn.Parse(arn);
        _roles[role] = new AccountRole
        {
            Arn = role,
            Trust = NamedPolicy.Parse("trust of " + role.Name, trust, role.Name + ".trust.json"),
            InlinePolicies = policies.Select((policy, index) => NamedPolicy.Parse("policy " + (index + 1), policy, role.Name + ".policy.json")).ToArray(),
            Tags = new Dictionary<string, string>(),
        };
        return this;
    }

    public MemoryAccounts WithTags(string arn, IReadOnlyDictionary<string, string> tags)
    {
        RoleArn role = RoleArn.Parse(arn);
        _roles[role] = _roles[role] with { Tags = tags };
        return this;
    }

    public MemoryAccounts WithBoundary(string arn, string boundary)
    {
        RoleArn role = RoleArn.Parse(arn);
        _roles[role] = _roles[role] with { PermissionsBoundary = new AttachedPolicy("arn:aws:iam::aws:policy/Boundary", NamedPolicy.Parse("Boundary", boundary)) };
        return this;
    }

    public MemoryAccounts WithServiceControlPolicy(string accountId, string policy)
    {
        _organizations[accountId] = new AccountOrganization(
            OrganizationMembership.Of("o-example"),
            new[] { PolicyLevel.Of("Root", NamedPolicy.Parse("Guardrail", policy)) },
            Array.Empty<PolicyLevel>());
        return this;
    }

    public MemoryAccounts WithOrganization(string accountId, bool isManagementAccount)
    {
        _organizations[accountId] = new AccountOrganization(OrganizationMembership.Of("o-example", null, isManagementAccount), Array.Empty<PolicyLevel>(), Array.Empty<PolicyLevel>());
        return this;
    }

    public IReadOnlyDictionary<RoleArn, RoleLookup> FindRoles(IReadOnlyCollection<RoleArn> roles, CancellationToken cancellationToken) => roles.ToDictionary(
        role => role,
        role => _roles.TryGetValue(role, out AccountRole? found) ? RoleLookup.Found(found, "in memory")
            : _roles.Keys.Any(known => known.AccountId == role.AccountId) ? RoleLookup.RoleNotFound(role)
            : RoleLookup.AccountNotFound(role, $"Account {role.AccountId} is not in memory."));

    public ManagedPolicyLookup FindManagedPolicy(string policyArn, CancellationToken cancellationToken) => ManagedPolicyLookup.NotFound;

    public AccountOrganization? FindOrganization(string accountId) => _organizations.TryGetValue(accountId, out AccountOrganization? found) ? found : null;
}
