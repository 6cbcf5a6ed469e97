using System;
using System.Collections.Generic;
using System.Management.Automation;
using CrossAcctSync.Module.Connections;
using CrossAcctSync.Planning;

namespace CrossAcctSync.Module.Commands;

/// <summary>Takes back changes that Grant-SyncPermissions made, where nobody has changed the policies since.</summary>
[Cmdlet(VerbsCommon.Undo, "SyncChange", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = "Live")]
[OutputType(typeof(SyncChange))]
public sealed class UndoSyncChangeCommand : SyncPlanCmdlet
{
    private readonly List<SyncChange> _changes = new();

    /// <summary>Gets or sets what Grant-SyncPermissions -PassThru gives.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public SyncChange[] Change { get; set; } = Array.Empty<SyncChange>();

    /// <summary>Gets or sets whether the changes are put out.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => _changes.AddRange(Change);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        AccountPorts accounts = OpenAccounts();
        foreach (SyncOutcome outcome in SyncUndo.Undo(_changes, accounts.Reader, accounts.Writer, Approve, Cancellation))
        {
            Report(outcome, PassThru);
        }
    }

    private bool Approve(SyncChange change)
    {
        string text = $"Take back {change}:\n{change.UndoDiff.TrimEnd('\n')}";
        return ShouldProcess(text, text, "Undo a change");
    }
}
