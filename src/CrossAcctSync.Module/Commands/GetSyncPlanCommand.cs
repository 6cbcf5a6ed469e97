using System;
using System.Collections.Generic;
using System.Management.Automation;
using CrossAcctSync.Accounts;
using CrossAcctSync.Module.Binding;
using CrossAcctSync.Module.Completion;
using CrossAcctSync.Module.Connections;
using CrossAcctSync.Module.Running;
using CrossAcctSync.Planning;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.Module.Commands;

/// <summary>Plans the changes that requirements need, and no more. Nothing is written.</summary>
[Cmdlet(VerbsCommon.Get, "SyncPlan", DefaultParameterSetName = FromRequirement)]
[OutputType(typeof(SyncChange))]
public sealed class GetSyncPlanCommand : SyncPlanningCmdlet
{
    private readonly List<SyncRequirement> _requirements = new();
    private InputGate? _gate;

    /// <summary>Gets or sets what Get-SyncRequirement gives; without it, all state machines of the accounts are planned for.</summary>
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNull]
    [NotDeserialized(typeof(SyncRequirement), "Get-SyncRequirement")]
    public SyncRequirement[] Requirement { get; set; } = Array.Empty<SyncRequirement>();

    /// <summary>Gets or sets the folder with the accounts.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = FromRequirementInSnapshot)]
    [ValidateNotNullOrEmpty]
    public string SnapshotPath { get; set; } = string.Empty;

    /// <summary>Gets or sets the accounts whose state machines are planned for.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SnapshotAccountCompleter))]
    [ValidateAccountId]
    public string[] AccountId { get; set; } = Array.Empty<string>();

    /// <summary>Gets or sets the side that is planned.</summary>
    [Parameter]
    public SyncSide Side { get; set; } = SyncSide.Both;

    /// <summary>Gets or sets whether no input is as good as passed.</summary>
    [Parameter]
    public SwitchParameter AllowEmpty { get; set; }

    /// <inheritdoc/>
    private protected override AccountSets Sets { get; } = new(new[] { FromRequirementInSnapshot }, new[] { FromRequirement }, HasSource: true) { Own = new[] { nameof(SnapshotPath) } };

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _gate = new InputGate(this);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() => _requirements.AddRange(Requirement);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        AccountPorts accounts = OpenAccounts(RequirementSelection.Of(AccountId));
        if (!MyInvocation.ExpectingInput && !MyInvocation.BoundParameters.ContainsKey(nameof(Requirement)))
        {
            _requirements.AddRange(new DefinedRequirements(this).Of(accounts.Reader, RequirementOptions.Default));
        }

        RequirementSelection.Keep(_requirements, AccountId);

        // An empty plan says that all is as it should be, which nobody knows of what was not looked at.
        _gate!.Report(_gate.Problem(_requirements.Count, "requirement", AllowEmpty, "a filter", "a path", "the state machines of the accounts"));

        WriteObject(Report(SyncPlanner.Plan(MatchedRequirements.Of(this, _requirements, accounts.Reader), accounts.Reader, PlanOptions(Side), Cancellation)), enumerateCollection: true);
    }
}
