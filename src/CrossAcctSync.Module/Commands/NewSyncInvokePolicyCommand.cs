using System;
using System.Collections.Generic;
using System.Management.Automation;
using CrossAcctSync.Arns;
using CrossAcctSync.Generation;
using CrossAcctSync.Module.Binding;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.Module.Commands;

/// <summary>Makes the policy by which the execution role of each state machine may assume its target roles.</summary>
[Cmdlet(VerbsCommon.New, "SyncInvokePolicy", DefaultParameterSetName = FromRequirement)]
[OutputType(typeof(SyncPolicy))]
public sealed class NewSyncInvokePolicyCommand : SyncPolicyCmdlet
{
    private const string FromArns = "Arn";
    private const string FromRequirement = "Requirement";

    private readonly Dictionary<(string Role, string Machine), List<RoleArn>> _targets = new();
    private readonly List<(string Role, string Machine)> _order = new();

    /// <summary>Gets or sets what Get-SyncRequirement gives.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = FromRequirement)]
    [ValidateNotNull]
    [NotDeserialized(typeof(SyncRequirement), "Get-SyncRequirement")]
    public SyncRequirement[] Requirement { get; set; } = Array.Empty<SyncRequirement>();

    /// <summary>Gets or sets the execution role of the state machine.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true, ParameterSetName = FromArns)]
    [Alias("RoleArn", "ExecutionRoleArn", "InvokeRoleArn")]
    [ValidateNotNull]
    public RoleArn? SourceRoleArn { get; set; }

    /// <summary>Gets or sets the state machine, after which the policy is named.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true, ParameterSetName = FromArns)]
    [ValidateNotNull]
    public StateMachineArn? StateMachineArn { get; set; }

    /// <summary>Gets or sets the roles that may be assumed.</summary>
    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true, ParameterSetName = FromArns)]
    [Alias("Arn")]
    [ValidateNotNullOrEmpty]
    public RoleArn[] TargetRoleArn { get; set; } = Array.Empty<RoleArn>();

    /// <summary>Gets or sets whether the policy is inline, or managed and split where it must be.</summary>
    [Parameter]
    public SyncPolicyForm PolicyKind { get; set; } = SyncPolicyForm.Inline;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == FromArns)
        {
            Add(SourceRoleArn!.ToString(), StateMachineArn!.Unqualified.ToString(), TargetRoleArn);
            return;
        }

        foreach (SyncRequirement requirement in Requirement)
        {
            if (RequirementCheck.Both(requirement) is { } problem)
            {
                WriteFailure(Failures.Policy(problem, requirement));
            }
            else
            {
                Add(requirement.SourceRoleArn!, requirement.StateMachineArn!, new[] { RoleArn.Parse(requirement.TargetRoleArn!) });
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (MergeWith is not null && _order.Count > 1)
        {
            ThrowFailure(Failures.TooManyRoles(_order.Count));
        }

        var options = new SyncPolicyOptions
        {
            MergeWith = MergeWith,
            PermissionKind = PolicyKind == SyncPolicyForm.Managed ? Policies.PolicyKind.ManagedPolicy : Policies.PolicyKind.InlineRolePolicy,
        };
        foreach ((string role, string machine) in _order)
        {
            WriteResult(SyncPolicyFactory.CreateInvoke(RoleArn.Parse(role), Arns.StateMachineArn.Parse(machine), _targets[(role, machine)], options), role);
        }
    }

    private void Add(string role, string machine, IEnumerable<RoleArn> targets)
    {
        if (!_targets.TryGetValue((role, machine), out List<RoleArn>? known))
        {
            _targets.Add((role, machine), known = new List<RoleArn>());
            _order.Add((role, machine));
        }

        known.AddRange(targets);
    }
}
