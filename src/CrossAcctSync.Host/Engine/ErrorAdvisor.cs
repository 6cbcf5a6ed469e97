using System.Management.Automation;

namespace CrossAcctSync.Host.Engine;

/// <summary>Stands before the output, and adds advice to errors about commands that this host lacks.</summary>
[Cmdlet(VerbsCommon.Format, "HostError")]
internal sealed class ErrorAdvisor : PSCmdlet
{
    /// <summary>Gets or sets what is written.</summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>Adds advice to a record that needs some.</summary>
    internal static void Advise(ErrorRecord record)
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

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (InputObject?.BaseObject is ErrorRecord record)
        {
            Advise(record);
        }

        WriteObject(InputObject);
    }
}
