using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Evaluation;

namespace CrossAcctSync.Planning;

/// <summary>Accounts as they will be when all that was written can be seen.</summary>
internal sealed class WrittenAccounts : IAccountReader
{
    private readonly IAccountReader _accounts;
    private readonly IReadOnlyList<SyncChange> _changes;

    public WrittenAccounts(IAccountReader accounts, IReadOnlyList<SyncChange> changes)
    {
        _accounts = accounts;
        _changes = changes;
    }

    public IReadOnlyDictionary<RoleArn, RoleLookup> FindRoles(IReadOnlyCollection<RoleArn> roles, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<RoleArn, RoleLookup> found = _accounts.FindRoles(roles, cancellationToken);
        return found.ToDictionary(role => role.Key, role => (role.Value.Role ?? Created(role.Key)) is { } shown
            ? RoleLookup.Found(_changes.Aggregate(shown, With), role.Value.Reason)
            : role.Value);
    }

    public ManagedPolicyLookup FindManagedPolicy(string policyArn, CancellationToken cancellationToken) =>
        _changes.LastOrDefault(change => change.PolicyArn == policyArn && !ChangeState.IsInRole(change)) is not { } change ? _accounts.FindManagedPolicy(policyArn, cancellationToken)
        : change.After is { } document ? ManagedPolicyLookup.Found(NamedPolicy.Of(change.PolicyName!, document))
        : ManagedPolicyLookup.NotFound;

    public AccountOrganization? FindOrganization(string accountId) => _accounts.FindOrganization(accountId);

    private AccountRole? Created(RoleArn role) => _changes.FirstOrDefault(change => change.Kind == SyncChangeKind.CreateRole && change.RoleArn == role.ToString()) is { } created
        ? new AccountRole { Arn = role, Trust = NamedPolicy.Of(role.Name, created.After!), Tags = created.Tags }
        : null;

    private AccountRole With(AccountRole role, SyncChange change)
    {
        if (ChangeState.IsInRole(change) && change.RoleArn != role.Arn.ToString())
        {
            return role;
        }

        switch (change.Kind)
        {
            case SyncChangeKind.PutTrustPolicy:
                return role with { Trust = NamedPolicy.Of(role.Trust.Name, change.After!) };
            case SyncChangeKind.PutInlinePolicy or SyncChangeKind.DeleteInlinePolicy:
                IEnumerable<NamedPolicy> others = role.InlinePolicies.Where(policy => policy.Name != change.PolicyName);
                return role with { InlinePolicies = (change.After is { } document ? others.Append(NamedPolicy.Of(change.PolicyName!, document)) : others).ToArray() };
            case SyncChangeKind.AttachPolicy when role.AttachedPolicies.All(attached => attached.Arn != change.PolicyArn):
                ManagedPolicyLookup found = FindManagedPolicy(change.PolicyArn!, CancellationToken.None);
                return found.Policy is null ? role : role with { AttachedPolicies = role.AttachedPolicies.Append(new AttachedPolicy(change.PolicyArn!, found.Policy)).ToArray() };
            case SyncChangeKind.DetachPolicy:
                return role with { AttachedPolicies = role.AttachedPolicies.Where(attached => attached.Arn != change.PolicyArn).ToArray() };
            case SyncChangeKind.PutManagedPolicy:
                NamedPolicy written = NamedPolicy.Of(change.PolicyName!, change.After!);
                return role with { AttachedPolicies = role.AttachedPolicies.Select(attached => attached.Arn == change.PolicyArn ? attached with { Policy = written } : attached).ToArray() };
            default:
                return role;
        }
    }
}
