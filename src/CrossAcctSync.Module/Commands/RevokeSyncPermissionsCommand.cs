using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using CrossAcctSync.Arns;
using CrossAcctSync.Aws;
using CrossAcctSync.Module.Binding;
using CrossAcctSync.Module.Connections;
using CrossAcctSync.Planning;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.Module.Commands;

/// <summary>Takes away what requirements needed and nobody else needs: trust first, then the permissions.</summary>
[Cmdlet(VerbsSecurity.Revoke, "SyncPermissions", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, DefaultParameterSetName = "Live")]
[Alias("Revoke-SyncPermission")]
[OutputType(typeof(SyncChange))]
public sealed class RevokeSyncPermissionsCommand : SyncPlanCmdlet
{
    private readonly List<SyncRequirement> _requirements = new();

    /// <summary>Gets or sets what Get-SyncRequirement gives for what is needed no more.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    [NotDeserialized(typeof(SyncRequirement), "Get-SyncRequirement")]
    public SyncRequirement[] Requirement { get; set; } = Array.Empty<SyncRequirement>();

    /// <summary>Gets or sets what other state machines still need, beside those of the accounts.</summary>
    [Parameter]
    [ValidateNotNull]
    [AllowEmptyCollection]
    [NotDeserialized(typeof(SyncRequirement), "Get-SyncRequirement")]
    public SyncRequirement[] KeepRequirement { get; set; } = Array.Empty<SyncRequirement>();

    /// <summary>Gets or sets the side that is changed.</summary>
    [Parameter]
    public SyncSide Side { get; set; } = SyncSide.Both;

    /// <summary>Gets or sets how many target roles are changed at the same time.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 4;

    /// <summary>Gets or sets the file that tells of each write before it is made.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? JournalPath { get; set; }

    /// <summary>Gets or sets whether the changes are put out.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Gets or sets whether $ConfirmPreference is left aside. -WhatIf and -Confirm are not.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => _requirements.AddRange(Requirement);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        AccountPorts accounts = OpenAccounts(WhereOthersAre());
        var others = new DefinedRequirements(this);

        // A state machine of the accounts that still needs a role keeps it, unless it is the one that is revoked.
        SyncRequirement[] keep = others.Of(accounts.Reader, RequirementOptions.Default).Concat(KeepRequirement).ToArray();
        if (others.Unread > 0 && !MyInvocation.BoundParameters.ContainsKey(nameof(KeepRequirement)))
        {
            TellCalls();
            ThrowFailure(Failures.OtherNeedsUnknown(others.Unread));
        }

        SyncPlan plan = SyncPlanner.PlanRevocation(_requirements, keep, accounts.Reader, Side, Cancellation);
        var options = new SyncApplyOptions { ThrottleLimit = ThrottleLimit, Journal = OpenJournal(JournalPath) };
        Apply(Report(plan), accounts, options, new ApplyForm("Revoke permissions", PassThru, Force));
    }

    /// <summary>The accounts and regions of the state machines that lose access: others that run beside them may share their roles.</summary>
    private AwsAccountsOptions WhereOthersAre()
    {
        StateMachineArn[] machines = _requirements.Select(requirement => requirement.StateMachineArn).OfType<string>().Select(StateMachineArn.Parse).ToArray();
        return machines.Length == 0 ? AwsAccountsOptions.Default : AwsAccountsOptions.Default with
        {
            Accounts = machines.Select(machine => machine.AccountId).Distinct(StringComparer.Ordinal).ToArray(),
            Regions = machines.Select(machine => machine.Region).Distinct(StringComparer.Ordinal).ToArray(),
        };
    }
}
