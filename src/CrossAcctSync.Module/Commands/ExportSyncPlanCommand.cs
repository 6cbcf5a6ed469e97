using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using CrossAcctSync.Documents;
using CrossAcctSync.Module.Binding;
using CrossAcctSync.Module.Running;
using CrossAcctSync.Planning;
using CrossAcctSync.Planning.Files;

namespace CrossAcctSync.Module.Commands;

/// <summary>Writes a plan to a file, to be reviewed and then made exactly as it is by Grant-SyncPermissions -PlanPath.</summary>
[Cmdlet(VerbsData.Export, "SyncPlan", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(SyncChange))]
public sealed class ExportSyncPlanCommand : SyncCmdlet
{
    private readonly List<SyncChange> _changes = new();
    private InputGate? _gate;

    /// <summary>Gets or sets the file to write.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("PlanPath")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>Gets or sets what Get-SyncPlan gives.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    [AllowEmptyCollection]
    [NotDeserialized(typeof(SyncChange), "Get-SyncPlan")]
    public SyncChange[] Change { get; set; } = Array.Empty<SyncChange>();

    /// <summary>Gets or sets whether a file that is there already is kept.</summary>
    [Parameter]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Gets or sets whether a read-only file is replaced, too.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Gets or sets whether the changes are put out, for example for a report.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _gate = new InputGate(this);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (SyncChange change in Change)
        {
            if (SyncPlanFile.WhyUnfit(change) is { } reason)
            {
                WriteFailure(Failures.ChangeNotPlanned(reason, change));
                continue;
            }

            _changes.Add(change);
            if (PassThru)
            {
                WriteObject(change);
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        // A part of a plan looks like a whole one to whoever approves it. A plan of nothing is one: there is nothing to change.
        if (_gate!.Problem(_changes.Count, "change", allowsEmpty: true) is { } problem)
        {
            throw EndWith(problem with { Message = problem.Message + " No plan was written." });
        }

        string text = SyncPlanFile.Write(_changes);
        OutputFile.Write(this, Path, $"Write the plan of {_changes.Count} change(s)", text, NoClobber, Force);
    }
}
