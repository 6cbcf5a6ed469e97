using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Arns;
using CrossAcctSync.Evaluation;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.Access.Refusals;

/// <summary>Who must be able to assume a role: the state machines of a run, each with its execution role. Immutable.</summary>
internal sealed class TrustNeeds
{
    private readonly HashSet<(string Role, string Machine)> _pairs = new();

    private TrustNeeds(RoleArn role, bool isExecutionRole)
    {
        Role = role;
        IsExecutionRole = isExecutionRole;
    }

    /// <summary>The role to assume.</summary>
    public RoleArn Role { get; }

    /// <summary>Whether a state machine of the run runs with the role, so that Step Functions must be able to assume it.</summary>
    public bool IsExecutionRole { get; }

    /// <summary>The execution roles, in the order of the run.</summary>
    public IReadOnlyList<RoleArn> SourceRoles { get; private set; } = Array.Empty<RoleArn>();

    /// <summary>The state machines, in the order of the run.</summary>
    public IReadOnlyList<StateMachineArn> StateMachines { get; private set; } = Array.Empty<StateMachineArn>();

    /// <summary>The needs of all requirements of a run on one role.</summary>
    public static TrustNeeds Of(RoleArn role, IEnumerable<SyncRequirement> run)
    {
        SyncRequirement[] all = run.ToArray();
        string arn = role.ToString();
        var needs = new TrustNeeds(role, all.Any(requirement => requirement.SourceRoleArn == arn));
        var sources = new List<RoleArn>();
        var machines = new List<StateMachineArn>();
        foreach (SyncRequirement requirement in all)
        {
            if (requirement.TargetRoleArn == arn && requirement is { SourceRoleArn: { } source, StateMachineArn: { } machine })
            {
                StateMachineArn unqualified = StateMachineArn.Parse(machine).Unqualified;
                if (needs._pairs.Add((source, unqualified.ToString())))
                {
                    sources.Add(RoleArn.Parse(source));
                    machines.Add(unqualified);
                }
            }
        }

        needs.SourceRoles = sources.Distinct().ToArray();
        needs.StateMachines = machines.Distinct().ToArray();
        return needs;
    }

    /// <summary>Whether the principal is an execution role of the run, by any of its sessions.</summary>
    public bool IsSource(RequestPrincipal principal) =>
        principal.Type is PrincipalType.Role or PrincipalType.RoleSession && SourceRoles.Any(role => role.ToString() == principal.Arn);

    /// <summary>Whether a state machine of the run needs this very access.</summary>
    public bool Include(RequestPrincipal principal, string? externalId) =>
        principal.Type == PrincipalType.Service
            ? IsExecutionRole && principal.Name.StartsWith("states.", StringComparison.Ordinal)
            : externalId is not null
                && IsSource(principal)
                && StateMachineArn.TryParse(externalId, out StateMachineArn? machine, out _)
                && _pairs.Contains((principal.Arn!, machine.Unqualified.ToString()));
}
