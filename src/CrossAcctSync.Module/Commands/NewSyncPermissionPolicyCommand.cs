using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using CrossAcctSync.Generation;
using CrossAcctSync.Module.Binding;
using CrossAcctSync.Policies;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.Module.Commands;

/// <summary>Makes the permission policy of each target role and state machine: start, poll and stop exactly its jobs.</summary>
[Cmdlet(VerbsCommon.New, "SyncPermissionPolicy")]
[OutputType(typeof(SyncPolicy))]
public sealed class NewSyncPermissionPolicyCommand : SyncPolicyCmdlet
{
    private readonly List<SyncRequirement> _requirements = new();

    /// <summary>Gets or sets what Get-SyncRequirement gives.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    [NotDeserialized(typeof(SyncRequirement), "Get-SyncRequirement")]
    public SyncRequirement[] Requirement { get; set; } = Array.Empty<SyncRequirement>();

    /// <summary>Gets or sets whether the policy is inline, or managed and split where it must be.</summary>
    [Parameter]
    public SyncPolicyForm PolicyKind { get; set; } = SyncPolicyForm.Inline;

    /// <inheritdoc/>
    protected override void ProcessRecord() => _requirements.AddRange(Requirement);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        int roles = _requirements.Select(requirement => requirement.TargetRolePattern).Distinct(StringComparer.Ordinal).Count();
        if (MergeWith is not null && roles > 1)
        {
            ThrowFailure(Failures.TooManyRoles(roles));
        }

        var options = new SyncPolicyOptions
        {
            MergeWith = MergeWith,
            PermissionKind = PolicyKind == SyncPolicyForm.Managed ? Policies.PolicyKind.ManagedPolicy : Policies.PolicyKind.InlineRolePolicy,
        };
        foreach (SyncRequirement requirement in _requirements)
        {
            WriteResult(SyncPolicyFactory.CreatePermission(requirement, options), requirement);
        }
    }
}
