using System;
using System.Collections.Generic;
using System.Management.Automation;
using CrossAcctSync.Module.Connections;
using CrossAcctSync.Planning;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.Module.Commands;

/// <summary>Plans the changes that requirements need, and no more. Nothing is written.</summary>
[Cmdlet(VerbsCommon.Get, "SyncPlan", DefaultParameterSetName = FromRequirement)]
[OutputType(typeof(SyncChange))]
public sealed class GetSyncPlanCommand : SyncPlanningCmdlet
{
    private readonly List<SyncRequirement> _requirements = new();

    /// <summary>Gets or sets what Get-SyncRequirement gives.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public SyncRequirement[] Requirement { get; set; } = Array.Empty<SyncRequirement>();

    /// <summary>Gets or sets the side that is planned.</summary>
    [Parameter]
    public SyncSide Side { get; set; } = SyncSide.Both;

    /// <inheritdoc/>
    private protected override AccountSets Sets { get; } = new(new[] { FromRequirementInSnapshot }, new[] { FromRequirement }, HasSource: true);

    /// <inheritdoc/>
    protected override void ProcessRecord() => _requirements.AddRange(Requirement);

    /// <inheritdoc/>
    protected override void EndProcessing() =>
        WriteObject(Report(SyncPlanner.Plan(_requirements, OpenAccounts().Reader, PlanOptions(Side), Cancellation)), enumerateCollection: true);
}
