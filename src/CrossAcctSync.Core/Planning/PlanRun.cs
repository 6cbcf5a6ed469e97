using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Generation;
using CrossAcctSync.Policies;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.Planning;

/// <summary>One plan under way.</summary>
internal sealed class PlanRun
{
    private readonly IAccountReader _accounts;
    private readonly SyncPlanOptions _options;
    private readonly CancellationToken _cancellationToken;
    private readonly List<SyncChange> _changes = new();
    private readonly List<SyncPolicyProblem> _problems = new();
    private readonly List<string> _warnings = new();
    private readonly HashSet<RoleArn> _incomplete = new();
    private readonly HashSet<RoleArn> _toCreate = new();
    private PlannedRoles _roles = null!;
    private RoleNeeds _needs = null!;
    private TrustJudge _judge = null!;
    private PermissionJudge _permissions = null!;
    private AccountRole[] _found = Array.Empty<AccountRole>();

    public PlanRun(IAccountReader accounts, SyncPlanOptions options, CancellationToken cancellationToken)
    {
        _accounts = accounts;
        _options = options;
        _cancellationToken = cancellationToken;
    }

    public SyncPlan Run(IReadOnlyCollection<SyncRequirement> requirements)
    {
        PlannedPath[] admitted = requirements.Select(requirement => PlannedPath.Admit(requirement, _options.TrustQuota, _problems)).OfType<PlannedPath>().ToArray();
        _needs = new RoleNeeds(admitted);
        PlannedPath[] paths = Read(admitted);
        PlannedPath[] left = _options.Side == SyncSide.Source ? PlanSources(paths) : paths;
        foreach (IGrouping<RoleArn, PlannedPath> group in left.GroupBy(path => path.Target))
        {
            _cancellationToken.ThrowIfCancellationRequested();
            PlanTarget(group.Key, group.ToArray());
        }

        if (_options.IncludeExcess)
        {
            PlanExcess(paths);
        }

        return new SyncPlan(_changes, _problems.Distinct().ToArray(), _warnings.Distinct(StringComparer.Ordinal).ToArray());
    }

    /// <summary>Reads the roles, and leaves out the paths of which one cannot be read.</summary>
    private PlannedPath[] Read(PlannedPath[] paths)
    {
        IReadOnlyDictionary<RoleArn, RoleLookup> found = _accounts.FindRoles(paths.SelectMany(RolesOf).Distinct().ToArray(), _cancellationToken);
        _roles = PlannedRoles.Of(found, _accounts, _cancellationToken);
        _found = found.Values.Select(lookup => lookup.Role).OfType<AccountRole>().ToArray();
        _judge = new TrustJudge(role => found.TryGetValue(role, out RoleLookup? lookup) ? lookup.Role : null, _accounts.FindOrganization, _options.Context, PolicyEvaluator.Default);
        _permissions = new PermissionJudge(role => _roles.Has(role) ? _roles[role] : null, _accounts.FindOrganization, _options.Context, PolicyEvaluator.Default);
        if (_options.Creation is not null && _options.Side.HasFlag(SyncSide.Target))
        {
            _toCreate.UnionWith(paths.Select(path => path.Target).Where(role => found[role].Status == RoleLookupStatus.RoleNotFound));
        }

        _problems.AddRange(found.Where(role => role.Value.Role is null && !_toCreate.Contains(role.Key))
            .OrderBy(role => role.Key.ToString(), StringComparer.Ordinal)
            .Select(role => RoleProblem.Of(role.Key, role.Value)));
        return paths.Where(path => RolesOf(path).All(role => _roles.Has(role) || _toCreate.Contains(role))).ToArray();
    }

    private IEnumerable<RoleArn> RolesOf(PlannedPath path) => path.RolesOn(_options.Side);

    private void PlanTarget(RoleArn target, PlannedPath[] paths)
    {
        int before = _roles.Save();
        var changes = new List<SyncChange>();
        if (_toCreate.Contains(target))
        {
            RoleNeed need = new(target, _options.Creation!, paths.Select(path => path.Pair.ExternalId).Distinct(StringComparer.Ordinal).ToArray());
            if (!Add(RoleDraft.Of(need, _roles.FindPolicy), paths, changes))
            {
                Leave(before, paths);
                return;
            }
        }

        foreach (SyncNeed need in NeedsOf(target, paths))
        {
            if (!Add(SyncDraft.Of(need, _roles.Context(need, ReductionOf(need))), paths, changes))
            {
                // A target role that is half made helps nobody.
                Leave(before, paths);
                return;
            }
        }

        _changes.AddRange(changes);
    }

    /// <summary>
    /// Where nothing else is planned, all target roles of one state machine are one change of its policy. Gives those for
    /// which there is no such change, to be planned one by one, so that what can be granted is.
    /// </summary>
    private PlannedPath[] PlanSources(PlannedPath[] paths)
    {
        var left = new List<PlannedPath>();
        foreach (PlannedPath[] group in paths.GroupBy(path => path.Pair).Select(group => group.ToArray()))
        {
            _cancellationToken.ThrowIfCancellationRequested();
            SyncDraft? draft = group.Length > 1 ? SourceDraft(group) : null;
            if (draft is not { Problem: null } || !Add(draft, group, _changes))
            {
                left.AddRange(group);
            }
        }

        return left.ToArray();
    }

    private SyncDraft SourceDraft(PlannedPath[] group)
    {
        PlannedPath first = group[0];
        PermissionNeed need = Complete(new PermissionNeed(first.Source, first.Target, SyncSide.Source, first.Pair.ExternalId, PlannedPath.InvokeOf(group)));
        return SyncDraft.Of(need, _roles.Context(need, ReductionOf(need)));
    }

    private bool Add(SyncDraft draft, PlannedPath[] paths, List<SyncChange> changes)
    {
        _warnings.AddRange(draft.Warnings);
        if (draft.Problem is { } problem)
        {
            _problems.Add(problem);
            return false;
        }

        foreach (SyncChange change in draft.Changes)
        {
            _roles.Make(change);
            changes.Add(change with
            {
                Requirements = paths.Where(path => change.StateMachineArns.Contains(path.Pair.ExternalId)).Select(path => path.Requirement).ToArray(),
                Seen = _roles.Seen(change.Role),
            });
        }

        return true;
    }

    private void Leave(int before, PlannedPath[] paths)
    {
        _roles.Restore(before);
        _incomplete.UnionWith(paths.SelectMany(RolesOf));
    }

    private Func<AccountRole, AccountRole>? ReductionOf(SyncNeed need) => _options.IncludeExcess && need is PermissionNeed
        ? role => ExcessReduction.Of(role, _needs.Of(need.Role), _needs.IsTarget(need.Role), _needs.UnprovenOf(need.Role))
        : null;

    private IEnumerable<SyncNeed> NeedsOf(RoleArn target, PlannedPath[] paths)
    {
        if (_options.Side.HasFlag(SyncSide.Target))
        {
            foreach (PlannedPath path in paths.Where(path => path.Requirement.Statements.Count > 0))
            {
                yield return Complete(new PermissionNeed(target, target, SyncSide.Target, path.Pair.ExternalId, path.Needed));
            }
        }

        if (_options.Side.HasFlag(SyncSide.Source))
        {
            foreach (PlannedPath path in paths)
            {
                yield return Complete(new PermissionNeed(path.Source, target, SyncSide.Source, path.Pair.ExternalId, path.Invoke));
            }
        }

        if (_options.Side.HasFlag(SyncSide.Target))
        {
            TrustPair[] pairs = paths.Select(path => path.Pair).Distinct().ToArray();
            yield return new TrustNeed(target, pairs, _options.TrustQuota) 
            {
                Known = _options.IncludeExcess ? pairs : null,
                Judge = _judge,
                Roles = _found,
            };
        }
    }

    private PermissionNeed Complete(PermissionNeed need) => need with
    {
        Placement = _options.Placement,
        AttachmentQuota = _options.AttachmentQuota,
        Judge = _permissions,
        Siblings = _needs.MachinesOf(need.Role).Where(machine => machine != need.StateMachineArn).ToArray(),
    };

    /// <summary>What is granted beyond the need goes last, when all that is needed is granted.</summary>
    private void PlanExcess(PlannedPath[] paths)
    {
        foreach (RoleArn role in paths.SelectMany(RolesOf).Distinct().Where(role => !_incomplete.Contains(role)))
        {
            PlannedPath path = paths.First(one => RolesOf(one).Contains(role));
            var need = new ExcessNeed(role, path.Target, _needs.Of(role), _needs.IsTarget(role), _needs.UnprovenOf(role));
            _ = Add(SyncDraft.Of(need, _roles.Context(need, null)), Array.Empty<PlannedPath>(), _changes);
        }
    }
}
