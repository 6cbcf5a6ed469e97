using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.Access.Refusals;

/// <summary>The refusals of the source roles of a run, each role's worked out once. Safe for many threads.</summary>
internal sealed class SourceTests
{
    private readonly ILookup<string, SyncRequirement> _byRole;
    private readonly IAccountReader _accounts;
    private readonly PolicyEvaluator _evaluator;
    private readonly CancellationToken _cancellationToken;
    private readonly ConcurrentDictionary<RoleArn, IReadOnlyList<AccessCheck>> _checks = new();

    public SourceTests(IEnumerable<SyncRequirement> run, IAccountReader accounts, PolicyEvaluator evaluator, CancellationToken cancellationToken)
    {
        _byRole = run.Where(requirement => requirement.SourceRoleArn is not null).ToLookup(requirement => requirement.SourceRoleArn!, StringComparer.Ordinal);
        _accounts = accounts;
        _evaluator = evaluator;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The checks of what the role must be refused; none where it is not at hand.</summary>
    public IReadOnlyList<AccessCheck> Of(RoleArn role) => _checks.GetOrAdd(role, _ =>
        _accounts.FindRoles(new[] { role }, _cancellationToken)[role].Role is { } found ? Check(found) : Array.Empty<AccessCheck>());

    /// <summary>The checks of what the role must be refused; none without the role.</summary>
    public IReadOnlyList<AccessCheck> Of(AccountRole? role) =>
        role is null ? Array.Empty<AccessCheck>() : _checks.GetOrAdd(role.Arn, _ => Check(role));

    private IReadOnlyList<AccessCheck> Check(AccountRole role) =>
        SourceRefusals.Check(role, SourceNeeds.Of(role.Arn, _byRole[role.Arn.ToString()]), _accounts, _evaluator);
}
