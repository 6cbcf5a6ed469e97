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

    // The roles as they will be after the changes planned so far.
    private Dictionary<RoleArn, AccountRole> _roles = new();

    public PlanRun(IAccountReader accounts, SyncPlanOptions options, CancellationToken cancellationToken)
    {
        _accounts = accounts;
        _options = options;
        _cancellationToken = cancellationToken;
    }

    public SyncPlan Run(IReadOnlyCollection<SyncRequirement> requirements)
    {
        PlannedPath[] paths = Read(requirements.Select(Admit).OfType<PlannedPath>().ToArray());
        foreach (IGrouping<RoleArn, PlannedPath> group in paths.GroupBy(path => path.Target))
        {
            _cancellationToken.ThrowIfCancellationRequested();
            PlanTarget(group.Key, group.ToArray());
        }

        return new SyncPlan(_changes, _problems.Distinct().ToArray(), _warnings.Distinct(StringComparer.Ordinal).ToArray());
    }

    private PlannedPath? Admit(SyncRequirement requirement)
    {
        if (RequirementCheck.Both(requirement) is { } problem)
        {
            _problems.Add(problem);
            return null;
        }

        PlannedPath path = PlannedPath.Of(requirement);
        SyncPolicyResult trust = SyncPolicyFactory.CreateTrust(path.Target, new[] { path.Pair }, SyncPolicyOptions.Default with { TrustQuota = _options.TrustQuota });
        _problems.AddRange(trust.Problems);
        return trust.Problems.Count > 0 ? null : path;
    }

    /// <summary>Reads the roles, and leaves out the paths of which one cannot be read.</summary>
    private PlannedPath[] Read(PlannedPath[] paths)
    {
        IReadOnlyDictionary<RoleArn, RoleLookup> found = _accounts.FindRoles(paths.SelectMany(RolesOf).Distinct().ToArray(), _cancellationToken);
        _roles = found.Where(role => role.Value.Role is not null).ToDictionary(role => role.Key, role => role.Value.Role!);
        _problems.AddRange(found.Where(role => role.Value.Role is null)
            .OrderBy(role => role.Key.ToString(), StringComparer.Ordinal)
            .Select(role => RoleProblem.Of(role.Key, role.Value)));
        return paths.Where(path => RolesOf(path).All(_roles.ContainsKey)).ToArray();
    }

    private IEnumerable<RoleArn> RolesOf(PlannedPath path)
    {
        if (_options.Side.HasFlag(SyncSide.Target))
        {
            yield return path.Target;
        }

        if (_options.Side.HasFlag(SyncSide.Source))
        {
            yield return path.Source;
        }
    }

    private void PlanTarget(RoleArn target, PlannedPath[] paths)
    {
        var before = new Dictionary<RoleArn, AccountRole>(_roles);
        var changes = new List<SyncChange>();
        foreach (SyncNeed need in NeedsOf(target, paths))
        {
            SyncDraft draft = SyncDraft.Of(need, _roles[need.Role]);
            _warnings.AddRange(draft.Warnings);
            if (draft.Problem is { } problem)
            {
                // A target role that is half made helps nobody.
                _problems.Add(problem);
                _roles = before;
                return;
            }

            if (draft.Change is { } change)
            {
                changes.Add(change);
                _roles[need.Role] = After(_roles[need.Role], change);
            }
        }

        _changes.AddRange(changes);
    }

    private IEnumerable<SyncNeed> NeedsOf(RoleArn target, PlannedPath[] paths)
    {
        if (_options.Side.HasFlag(SyncSide.Target))
        {
            foreach (PlannedPath path in paths.Where(path => path.Requirement.Statements.Count > 0))
            {
                PolicyStatement[] statements = path.Requirement.Statements.Select(statement => statement.ToPolicyStatement()).ToArray();
                yield return new PermissionNeed(target, target, SyncSide.Target, path.Pair.ExternalId, PolicyDocument.Of(statements));
            }
        }

        if (_options.Side.HasFlag(SyncSide.Source))
        {
            foreach (PlannedPath path in paths)
            {
                SyncPolicy invoke = SyncPolicyFactory.CreateInvoke(path.Source, path.Machine, new[] { target }, SyncPolicyOptions.Default).Policies[0];
                yield return new PermissionNeed(path.Source, target, SyncSide.Source, path.Pair.ExternalId, invoke.Document);
            }
        }

        if (_options.Side.HasFlag(SyncSide.Target))
        {
            yield return new TrustNeed(target, paths.Select(path => path.Pair).Distinct().ToArray(), _options.TrustQuota);
        }
    }

    private static AccountRole After(AccountRole role, SyncChange change)
    {
        if (change.PolicyName is not { } name)
        {
            return role with { Trust = NamedPolicy.Of(role.Trust.Name, change.After!) };
        }

        NamedPolicy after = NamedPolicy.Of(name, change.After!);
        return role with
        {
            InlinePolicies = change.Before is null
                ? role.InlinePolicies.Append(after).ToArray()
                : role.InlinePolicies.Select(policy => policy.Name == name ? after : policy).ToArray(),
        };
    }
}
