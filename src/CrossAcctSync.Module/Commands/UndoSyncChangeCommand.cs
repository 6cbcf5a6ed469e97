using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using CrossAcctSync.Module.Binding;
using CrossAcctSync.Module.Connections;
using CrossAcctSync.Module.Running;
using CrossAcctSync.Planning;
using CrossAcctSync.Planning.Journals;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Module.Commands;

/// <summary>Takes back changes that Grant-SyncPermissions or Revoke-SyncPermissions made, where nobody has changed the policies since.</summary>
[Cmdlet(VerbsCommon.Undo, "SyncChange", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = "Live")]
[OutputType(typeof(SyncChange))]
public sealed class UndoSyncChangeCommand : SyncPlanCmdlet
{
    private readonly List<SyncChange> _changes = new();

    /// <summary>Gets or sets what -PassThru of the cmdlet that made them gives.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    [NotDeserialized(typeof(SyncChange), "Grant-SyncPermissions -PassThru")]
    public SyncChange[] Change { get; set; } = Array.Empty<SyncChange>();

    /// <summary>Gets or sets the journal whose changes are taken back; with changes, the journal that is told of it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? JournalPath { get; set; }

    /// <summary>Gets or sets whether also what opens a trust or grants everything is written back, without a question.</summary>
    [Parameter]
    public SwitchParameter AllowOpening { get; set; }

    /// <summary>Gets or sets whether the changes are put out.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => _changes.AddRange(Change);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        bool isGiven = MyInvocation.ExpectingInput || MyInvocation.BoundParameters.ContainsKey(nameof(Change));
        IReadOnlyCollection<SyncChange> changes = isGiven ? _changes
            : JournalPath is not null ? ReadJournal(JournalPath)
            : throw EndWith(Failures.NothingToUndo());
        AccountPorts accounts = OpenAccounts();
        Func<SyncOpening, bool>? open = AllowOpening ? _ => true : Surroundings.IsInteractive ? Ask : null;
        foreach (SyncOutcome outcome in SyncUndo.Undo(changes, accounts.Reader, accounts.Writer, Approve, OpenJournal(JournalPath), open, Cancellation))
        {
            Report(outcome, PassThru);
        }
    }

    private IReadOnlyList<SyncChange> ReadJournal(string path)
    {
        try
        {
            SyncJournalContent content = SyncJournal.Read(FilePathOf(path));
            foreach (string warning in content.Warnings)
            {
                WriteWarning(warning);
            }

            foreach (string error in content.Errors)
            {
                WriteFailure(Failures.JournalLineInvalid(path, error));
            }

            return content.Changes;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw EndWith(Failures.PathNotFound(path, exception));
        }
        catch (InvalidDataException exception)
        {
            throw EndWith(Failures.JournalInvalid(path, exception));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw EndWith(Failures.PathUnreadable(path, exception));
        }
    }

    private bool Approve(SyncChange change)
    {
        string text = $"Take back {change}:\n{change.UndoDiff.TrimEnd('\n')}";
        return ShouldProcess(text, text, "Undo a change");
    }

    // -Confirm:$false does not answer this one: it is not about the change, but about what comes back with it.
    private bool Ask(SyncOpening opening) => ShouldContinue(
        $"To take back {opening.Change} opens what is closed now:\n{string.Join("\n", opening.Reasons.Select(reason => VisibleText.Of(reason)))}\nWrite it back all the same?",
        $"Open the role {opening.Change.RoleArn}");
}
