using System.Management.Automation;
using Microsoft.PowerShell.Commands;

namespace CrossAcctSync.Host.Engine;

/// <summary>
/// The output of the engine, which adds advice to errors about commands that this host lacks. It takes the place
/// of <c>Out-Default</c> under its own name, since a native command is given the terminal itself only before that.
/// </summary>
[Cmdlet(VerbsData.Out, "Default")]
internal sealed class AdvisingOutput : OutDefaultCommand
{
    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (InputObject?.BaseObject is ErrorRecord record)
        {
            Advise(record);
        }

        base.ProcessRecord();
    }

    private static void Advise(ErrorRecord record)
    {
        // Not by the type of the exception: a preference of `Stop` wraps it in another.
        if (record.FullyQualifiedErrorId == "CommandNotFoundException"
            && record.ErrorDetails is null
            && record.TargetObject is string command
            && AbsentCmdlets.AdviceFor(command) is { } advice)
        {
            record.ErrorDetails = new ErrorDetails(record.Exception.Message) { RecommendedAction = advice };
        }
    }
}
