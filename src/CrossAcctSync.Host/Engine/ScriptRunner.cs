using System;
using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace CrossAcctSync.Host.Engine;

/// <summary>
/// Runs a script as the first command of a pipeline. An <c>exit</c> or an error that leaves the script ends here,
/// so that the pipeline ends in good order: a table that the output still gathers would be lost otherwise.
/// </summary>
[Cmdlet(VerbsLifecycle.Invoke, "HostScript")]
internal sealed class ScriptRunner : PSCmdlet
{
    /// <summary>Gets or sets the text to run.</summary>
    [Parameter(Mandatory = true)]
    public string Text { get; set; } = string.Empty;

    /// <summary>Gets or sets what the script finds in <c>$input</c>.</summary>
    [Parameter]
    public IList Lines { get; set; } = Array.Empty<object>();

    /// <summary>Gets or sets where the end of the script is noted.</summary>
    [Parameter(Mandatory = true)]
    public object Outcome { get; set; } = new RunOutcome();

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var outcome = (RunOutcome)((Outcome as PSObject)?.BaseObject ?? Outcome);
        try
        {
            InvokeCommand.InvokeScript(Text, useNewScope: false, PipelineResultTypes.Output | PipelineResultTypes.Error, Lines);
            outcome.LastSucceeded = LanguagePrimitives.IsTrue(GetVariableValue("?"));
            outcome.CouldNotCall = !outcome.LastSucceeded && CouldNotCall();
        }
        catch (ExitException exit)
        {
            outcome.Exit = LanguagePrimitives.TryConvertTo(exit.Argument, out int code) ? code : ExitCodes.Success;
        }
        catch (PipelineStoppedException)
        {
            throw;
        }
        catch (FlowControlException)
        {
            // `break` or `return` outside of anything to leave: the script is over, and nothing is wrong.
        }
        catch (RuntimeException error)
        {
            outcome.Failure = error.ErrorRecord;
        }
    }

    // A script that could not even be called (it refuses its arguments, or the version of the engine) is a failure of the run,
    // although to the engine it is an error like any other, after which the next statement has its turn.
    private bool CouldNotCall() =>
        GetVariableValue("Error") is ArrayList { Count: > 0 } errors
        && errors[0] is ErrorRecord { Exception: ParameterBindingException or ScriptRequiresException } error
        && string.IsNullOrEmpty(error.InvocationInfo?.ScriptName);
}
