using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Generation;
using CrossAcctSync.Planning;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.RollOut.Model;

/// <summary>Requirements to what each account gets. The order of the requirements does not matter.</summary>
internal sealed class RollOutBuilder
{
    private readonly SyncTemplateOptions _options;
    private readonly CancellationToken _cancellationToken;
    private readonly HashSet<RoleArn> _existing;
    private readonly HashSet<RoleArn> _own;
    private readonly List<SyncPolicyProblem> _problems = new();
    private readonly List<string> _warnings = new();
    private IReadOnlyDictionary<RoleArn, RoleLookup> _lookups = new Dictionary<RoleArn, RoleLookup>();

    public RollOutBuilder(SyncTemplateOptions options, CancellationToken cancellationToken)
    {
        _options = options;
        _cancellationToken = cancellationToken;
        _existing = new HashSet<RoleArn>(options.ExistingRoles);
        _own = new HashSet<RoleArn>(options.OwnRoles.Where(role => !_existing.Contains(role)));
    }

    /// <summary>What could not be exported, each once.</summary>
    public IReadOnlyList<SyncPolicyProblem> Problems => _problems.Distinct().OrderBy(problem => problem.Subject, StringComparer.Ordinal).ThenBy(problem => problem.Message, StringComparer.Ordinal).ToArray();

    /// <summary>What needs nothing.</summary>
    public IReadOnlyList<string> Warnings => _warnings.Distinct(StringComparer.Ordinal).OrderBy(warning => warning, StringComparer.Ordinal).ToArray();

    public IReadOnlyList<AccountRollOut> Build(IReadOnlyCollection<SyncRequirement> requirements)
    {
        PlannedPath[] paths = requirements.Select(requirement => PlannedPath.Admit(requirement, _options.TrustQuota, _problems)).OfType<PlannedPath>().ToArray();
        var drafts = new Dictionary<RoleArn, RoleDraft>();
        if (_options.Side.HasFlag(SyncSide.Target))
        {
            foreach (PlannedPath path in paths)
            {
                DraftOf(drafts, path.Target).AddTarget(path);
            }
        }

        if (_options.Side.HasFlag(SyncSide.Source))
        {
            foreach (PlannedPath path in paths)
            {
                DraftOf(drafts, path.Source).AddSource(path);
            }
        }

        _lookups = _options.Accounts?.FindRoles(drafts.Keys, _cancellationToken) ?? _lookups;
        return drafts.Values
            .OrderBy(draft => draft.Arn.ToString(), StringComparer.Ordinal)
            .Select(Complete).OfType<RoleRollOut>()
            .GroupBy(role => (role.Arn.AccountId, role.Arn.Partition))
            .OrderBy(account => account.Key.AccountId, StringComparer.Ordinal)
            .ThenBy(account => account.Key.Partition, StringComparer.Ordinal)
            .Select(account => new AccountRollOut(account.Key.AccountId, account.Key.Partition, account.OrderBy(role => role.Key, StringComparer.Ordinal).ToArray()))
            .ToArray();
    }

    private RoleDraft DraftOf(Dictionary<RoleArn, RoleDraft> drafts, RoleArn role)
    {
        if (!drafts.TryGetValue(role, out RoleDraft? draft))
        {
            drafts.Add(role, draft = new RoleDraft(role, _options));
        }

        return draft;
    }

    private RoleRollOut? Complete(RoleDraft draft)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        AccountRole? known = null;
        if (_lookups.TryGetValue(draft.Arn, out RoleLookup? lookup))
        {
            known = lookup.Role;

            // A target role that is not there is what templates are for; an execution role comes with its workflow.
            bool isMissing = lookup.Status == RoleLookupStatus.RoleNotFound && draft.Side == SyncSide.Source;
            if (isMissing || lookup.Status == RoleLookupStatus.Unreadable)
            {
                _problems.Add(RoleProblem.Of(draft.Arn, lookup));
                return null;
            }
        }

        bool isOwn = draft.Side.HasFlag(SyncSide.Target) && _own.Contains(draft.Arn);
        bool exists = !isOwn && (known is not null || draft.Side == SyncSide.Source || _existing.Contains(draft.Arn));
        RoleRollOut? role = draft.Complete(exists, isOwn ? null : known, out SyncPolicyProblem? problem);
        _warnings.AddRange(draft.Warnings);
        if (problem is not null)
        {
            _problems.Add(problem);
        }

        return role;
    }
}
