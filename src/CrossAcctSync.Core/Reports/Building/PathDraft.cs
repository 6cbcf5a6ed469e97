using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Access;
using CrossAcctSync.Auditing;
using CrossAcctSync.Planning;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.Reports;

/// <summary>What was given of one path so far.</summary>
internal sealed class PathDraft
{
    private readonly List<SyncChange> _changes = new();

    /// <summary>The requirement, or that of the result.</summary>
    public SyncRequirement? Requirement { get; private set; }

    /// <summary>The result of the last test; null when there was none.</summary>
    public SyncAccessResult? Result { get; private set; }

    /// <summary>The trust that the audit found; null when there was none.</summary>
    public SyncTrust? Trust { get; private set; }

    /// <summary>The state machine of the trust; null when the trust names none.</summary>
    public TrustedStateMachine? TrustedStateMachine { get; private set; }

    /// <summary>Whom the trust lets in without naming a state machine; null when there is a state machine.</summary>
    public TrustedPrincipal? Principal { get; private set; }

    /// <summary>The state machine that changes name; null when there are none.</summary>
    public string? StateMachineArn { get; private set; }

    /// <summary>The changes for the path, as they came.</summary>
    public IReadOnlyList<SyncChange> Changes => _changes;

    public void Add(SyncRequirement requirement)
    {
        // A requirement that comes behind its own result says nothing that the result does not say.
        if (Result is null)
        {
            Requirement = requirement;
        }
    }

    public void Add(SyncAccessResult result)
    {
        Result = result;
        Requirement = result.Requirement;
    }

    public void Add(SyncTrust trust, TrustedStateMachine? machine, TrustedPrincipal? principal)
    {
        Trust = trust;
        TrustedStateMachine = machine;
        Principal = principal;
    }

    /// <summary>Adds a change that a state machine needs.</summary>
    public void Add(SyncChange change, string stateMachineArn)
    {
        _changes.Add(change);
        StateMachineArn = stateMachineArn;
    }

    /// <summary>What was given of it, without the changes.</summary>
    public PathDraft Copy() => new() { Requirement = Requirement, Result = Result, Trust = Trust, TrustedStateMachine = TrustedStateMachine, Principal = Principal };

    /// <summary>The execution role, from whatever tells it.</summary>
    public string? SourceRoleArn => Requirement?.SourceRoleArn ?? _changes.FirstOrDefault(change => change.Side == SyncSide.Source)?.RoleArn;
}
