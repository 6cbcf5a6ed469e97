using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Arns;
using CrossAcctSync.Policies;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.Planning;

/// <summary>What all paths together need of each role.</summary>
internal sealed class RoleNeeds
{
    private readonly ILookup<RoleArn, PlannedPath> _byTarget;
    private readonly ILookup<RoleArn, PlannedPath> _bySource;
    private readonly Dictionary<RoleArn, PolicyDocument> _documents = new();
    private readonly Dictionary<RoleArn, IReadOnlyList<string>> _machines = new();
    private readonly Dictionary<RoleArn, UnprovenNeeds> _unproven = new();

    public RoleNeeds(IReadOnlyCollection<PlannedPath> paths)
    {
        _byTarget = paths.ToLookup(path => path.Target);
        _bySource = paths.ToLookup(path => path.Source);
    }

    public bool IsTarget(RoleArn role) => _byTarget.Contains(role);

    /// <summary>The state machines that use the role on either side.</summary>
    public IReadOnlyList<string> MachinesOf(RoleArn role)
    {
        if (!_machines.TryGetValue(role, out IReadOnlyList<string>? machines))
        {
            machines = _byTarget[role].Concat(_bySource[role]).Select(path => path.Pair.ExternalId).Distinct(StringComparer.Ordinal).ToArray();
            _machines.Add(role, machines);
        }

        return machines;
    }

    /// <summary>What it has to be allowed, as a target role and as an execution role.</summary>
    public PolicyDocument Of(RoleArn role)
    {
        if (!_documents.TryGetValue(role, out PolicyDocument? document))
        {
            document = PolicyDocument.Of(_byTarget[role].SelectMany(path => path.Needed.Statements).Concat(_bySource[role].SelectMany(path => path.Invoke.Statements)).ToArray());
            _documents.Add(role, document);
        }

        return document;
    }

    /// <summary>What the tasks may need of it as a target role, besides.</summary>
    public UnprovenNeeds UnprovenOf(RoleArn role)
    {
        if (!_unproven.TryGetValue(role, out UnprovenNeeds? needs))
        {
            needs = UnprovenNeeds.Of(_byTarget[role].Select(path => path.Requirement));
            _unproven.Add(role, needs);
        }

        return needs;
    }

    /// <summary>Who has to be trusted by it.</summary>
    public IReadOnlyList<TrustPair> PairsOf(RoleArn role) => _byTarget[role].Select(path => path.Pair).Distinct().ToArray();
}
