using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Generation;
using CrossAcctSync.Policies;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.Planning;

/// <summary>One revocation being planned.</summary>
internal sealed class RevocationRun
{
    private readonly IAccountReader _accounts;
    private readonly SyncSide _side;
    private readonly CancellationToken _cancellationToken;
    private readonly List<SyncChange> _changes = new();
    private readonly List<SyncPolicyProblem> _problems = new();
    private readonly List<string> _warnings = new();
    private PlannedRoles _roles = null!;

    public RevocationRun(IAccountReader accounts, SyncSide side, CancellationToken cancellationToken)
    {
        _accounts = accounts;
        _side = side;
        _cancellationToken = cancellationToken;
    }

    public SyncPlan Run(IReadOnlyCollection<SyncRequirement> requirements, IReadOnlyCollection<SyncRequirement> keep)
    {
        PlannedPath[] paths = requirements.Select(Admit).OfType<PlannedPath>().ToArray();
        var revoked = new HashSet<(string, string)>(paths.Select(KeyOf));
        PlannedPath[] kept = keep.Where(requirement => RequirementCheck.Both(requirement) is null).Select(PlannedPath.Of).Where(path => !revoked.Contains(KeyOf(path))).ToArray();
        foreach (SyncRequirement unknown in keep.Where(requirement => requirement.TargetRoleArn is null))
        {
            _warnings.Add($"'{unknown.StateMachineName}' names a target role only at run time ({unknown.TargetRolePattern}); what it needs of the roles is not known, and is not kept for it.");
        }

        var needs = new RoleNeeds(kept);
        // Where one state machine was looked at, the others were, too.
        var known = new HashSet<string>(paths.Concat(kept).Select(path => StateMachineArn.Parse(path.Pair.ExternalId).AccountId), StringComparer.Ordinal);
        IReadOnlyDictionary<RoleArn, RoleLookup> found = _accounts.FindRoles(paths.SelectMany(RolesOf).Distinct().ToArray(), _cancellationToken);
        _roles = PlannedRoles.Of(found, _accounts, _cancellationToken);

        // Of a role that is gone there is nothing to take away.
        _problems.AddRange(found.Where(role => role.Value.Status is RoleLookupStatus.AccountNotFound or RoleLookupStatus.Unreadable).Select(role => RoleProblem.Of(role.Key, role.Value)));
        _warnings.AddRange(found.Where(role => role.Value.Status == RoleLookupStatus.RoleNotFound).Select(role => role.Value.Reason + " Nothing of it is left to revoke."));
        _warnings.AddRange(paths.Select(path => path.Target).Distinct().SelectMany(role => Strangers(found.TryGetValue(role, out RoleLookup? target) ? target.Role : null, known)));
        foreach (PlannedPath path in paths.Where(path => RolesOf(path).All(role => found[role].Status is RoleLookupStatus.Found or RoleLookupStatus.RoleNotFound)))
        {
            _cancellationToken.ThrowIfCancellationRequested();
            Plan(path, needs);
        }

        return new SyncPlan(_changes, _problems.Distinct().ToArray(), _warnings.Distinct(StringComparer.Ordinal).ToArray());
    }

    /// <summary>State machines that a role trusts, too, and of which nobody knows what they need of it.</summary>
    private static IEnumerable<string> Strangers(AccountRole? role, HashSet<string> known) => (role?.Trust.Document?.Statements ?? Array.Empty<PolicyStatement>())
        .SelectMany(statement => TrustStatement.TryRead(statement, out _, out IReadOnlyList<string>? ids) ? ids : Array.Empty<string>())
        .Where(id => StateMachineArn.TryParse(id, out StateMachineArn? machine, out _) && !known.Contains(machine.AccountId))
        .Distinct(StringComparer.Ordinal)
        .Select(id => $"{role!.Arn} trusts {id}, too, whose account was not looked at: nothing is kept for it, unless it is given as a requirement to keep.");

    private static (string, string) KeyOf(PlannedPath path) => (path.Pair.ExternalId, path.Target.ToString());

    private PlannedPath? Admit(SyncRequirement requirement)
    {
        if (RequirementCheck.Both(requirement) is { } problem)
        {
            _problems.Add(problem);
            return null;
        }

        return PlannedPath.Of(requirement);
    }

    private IEnumerable<RoleArn> RolesOf(PlannedPath path) => path.RolesOn(_side);

    private void Plan(PlannedPath path, RoleNeeds keep)
    {
        int before = _roles.Save();
        var changes = new List<SyncChange>();
        foreach (SyncNeed need in NeedsOf(path, keep).Where(need => _roles.Has(need.Role)))
        {
            SyncDraft draft = SyncDraft.Of(need, _roles.Context(need, null));
            _warnings.AddRange(draft.Warnings);
            if (draft.Problem is { } problem)
            {
                _problems.Add(problem);
                _roles.Restore(before);
                return;
            }

            foreach (SyncChange change in draft.Changes)
            {
                _roles.Make(change);
                changes.Add(change with { Group = $"{path.Target} {path.Pair.ExternalId}", Requirements = new[] { path.Requirement } });
            }
        }

        _changes.AddRange(changes);
    }

    /// <summary>Trust first: nobody uses a role while its permissions go.</summary>
    private IEnumerable<SyncNeed> NeedsOf(PlannedPath path, RoleNeeds keep)
    {
        if (_side.HasFlag(SyncSide.Target))
        {
            yield return new TrustRevocation(path.Target, new[] { path.Pair }, keep.PairsOf(path.Target));
        }

        if (_side.HasFlag(SyncSide.Source))
        {
            yield return new PermissionRevocation(path.Source, path.Target, SyncSide.Source, path.Pair.ExternalId, path.Invoke, keep.Of(path.Source));
        }

        if (_side.HasFlag(SyncSide.Target) && path.Requirement.Statements.Count > 0)
        {
            yield return new PermissionRevocation(path.Target, path.Target, SyncSide.Target, path.Pair.ExternalId, path.Needed, keep.Of(path.Target));
        }
    }
}
