using System;
using System.Collections.Generic;
using System.Management.Automation;
using CrossAcctSync.Arns;
using CrossAcctSync.Generation;
using CrossAcctSync.Module.Binding;
using CrossAcctSync.Policies;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.Module.Commands;

/// <summary>Makes the trust policy of each target role: who may assume it, with which ExternalId.</summary>
[Cmdlet(VerbsCommon.New, "SyncTrustPolicy", DefaultParameterSetName = FromRequirement)]
[OutputType(typeof(SyncPolicy))]
public sealed class NewSyncTrustPolicyCommand : SyncPolicyCmdlet
{
    private const string FromArns = "Arn";
    private const string FromRequirement = "Requirement";

    private readonly Dictionary<string, List<TrustPair>> _pairs = new(StringComparer.Ordinal);
    private readonly List<string> _order = new();

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

    /// <summary>Gets or sets the state machines; their ARNs are the ExternalIds.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true, ParameterSetName = FromArns)]
    [ValidateNotNullOrEmpty]
    public StateMachineArn[] StateMachineArn { get; set; } = Array.Empty<StateMachineArn>();

    /// <summary>Gets or sets the target role, whose name the policy then carries.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = FromArns)]
    [Alias("Arn")]
    [ValidateNotNull]
    public RoleArn? TargetRoleArn { get; set; }

    /// <summary>Gets or sets the length that the account allows for trust policies, in characters.</summary>
    [Alias("Quota")]
    [Parameter]
    [ValidateRange(2048, 8192)]
    public int TrustQuota { get; set; } = PolicyQuota.TrustPolicy.Limit;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == FromArns)
        {
            foreach (StateMachineArn machine in StateMachineArn)
            {
                Add(TargetRoleArn?.ToString() ?? string.Empty, new TrustPair(SourceRoleArn!, machine));
            }

            return;
        }

        foreach (SyncRequirement requirement in Requirement)
        {
            if (RequirementCheck.Both(requirement) is { } problem)
            {
                WriteFailure(Failures.Policy(problem, requirement));
                continue;
            }

            Add(requirement.TargetRoleArn!, new TrustPair(RoleArn.Parse(requirement.SourceRoleArn!), Arns.StateMachineArn.Parse(requirement.StateMachineArn!)));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (MergeWith is not null && _order.Count > 1)
        {
            ThrowFailure(Failures.TooManyRoles(_order.Count));
        }

        var options = new SyncPolicyOptions { MergeWith = MergeWith, TrustQuota = PolicyQuota.TrustPolicyOf(TrustQuota) };
        foreach (string role in _order)
        {
            WriteResult(SyncPolicyFactory.CreateTrust(role.Length == 0 ? null : RoleArn.Parse(role), _pairs[role], options), role);
        }
    }

    private void Add(string role, TrustPair pair)
    {
        if (!_pairs.TryGetValue(role, out List<TrustPair>? pairs))
        {
            _pairs.Add(role, pairs = new List<TrustPair>());
            _order.Add(role);
        }

        pairs.Add(pair);
    }
}
