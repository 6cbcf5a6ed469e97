using System;
using System.Collections;
using System.Management.Automation;

namespace CrossAcctSync.Module.Running;

/// <summary>
/// Counts the errors of a pipeline that keep input from reaching a cmdlet: those of the commands before it, and inputs that
/// did not bind to it. The engine tells a cmdlet of neither, so that a gate would take what is left for the whole.
/// </summary>
/// <remarks>An error that -ErrorAction Ignore suppresses leaves no trace, and is not counted.</remarks>
internal sealed class InputWatch
{
    private readonly PSCmdlet _cmdlet;
    private readonly object? _lastBefore;

    /// <summary>Begins to watch. Made when the cmdlet begins, before input comes.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    public InputWatch(PSCmdlet cmdlet)
    {
        _cmdlet = cmdlet;
        _lastBefore = Errors is { Count: > 0 } errors ? errors[0] : null;
    }

    private IList? Errors => _cmdlet.SessionState.PSVariable.GetValue("global:Error") as IList;

    /// <summary>How many errors of this pipeline came before the cmdlet or at its door since it began.</summary>
    public int CountFailed()
    {
        int failed = 0;
        if (_cmdlet.MyInvocation.ExpectingInput && Errors is { } errors)
        {
            for (int i = 0; i < errors.Count && !ReferenceEquals(errors[i], _lastBefore); i++)
            {
                failed += RecordOf(errors[i]) is { InvocationInfo: { } source } record && IsOfInput(record, source) ? 1 : 0;
            }
        }

        return failed;
    }

    private static ErrorRecord? RecordOf(object? error) => error switch
    {
        ErrorRecord record => record,
        IContainsErrorRecord holder => holder.ErrorRecord,
        _ => null,
    };

    // A record tells the place of its command, and not the command's place in the pipeline.
    private bool IsOfInput(ErrorRecord record, InvocationInfo source)
    {
        InvocationInfo own = _cmdlet.MyInvocation;
        if (source.MyCommand is null || source.ScriptName != own.ScriptName || source.HistoryId != own.HistoryId)
        {
            return false;
        }

        bool isBefore = source.ScriptLineNumber < own.ScriptLineNumber || (source.ScriptLineNumber == own.ScriptLineNumber && source.OffsetInLine < own.OffsetInLine);
        bool isSame = source.ScriptLineNumber == own.ScriptLineNumber && source.OffsetInLine == own.OffsetInLine;
        return isBefore || (isSame && record.Exception is ParameterBindingException);
    }
}
