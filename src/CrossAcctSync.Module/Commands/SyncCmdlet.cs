using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using CrossAcctSync.Module.Binding;
using CrossAcctSync.Module.Running;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Module.Commands;

/// <summary>The base of every cmdlet of the module: cancellation, and one way to report a failure.</summary>
public abstract class SyncCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly HashSet<string> _silentHosts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets a token that is cancelled when the user stops the pipeline.</summary>
    internal CancellationToken Cancellation => _stopping.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected override void StopProcessing()
    {
        try
        {
            _stopping.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The engine stops a pipeline from another thread, which may come when the cmdlet has just ended.
        }
    }

    /// <summary>Sees to it that no question is asked where nobody can answer. A cmdlet that overrides this calls it first.</summary>
    protected override void BeginProcessing()
    {
        if (!Surroundings.IsInteractive && Confirmation.IsAskedOf(this))
        {
            ThrowFailure(Failures.ConfirmationNotPossible(MyInvocation.MyCommand.Name));
        }
    }

    /// <summary>Gets whether -WhatIf is on, given or preferred.</summary>
    internal bool IsWhatIf => IsOn("WhatIf") || LanguagePrimitives.IsTrue(SessionState.PSVariable.GetValue("WhatIfPreference"));

    /// <summary>Whether a switch is given and on.</summary>
    private protected bool IsOn(string parameter) => MyInvocation.BoundParameters.TryGetValue(parameter, out object? value) && LanguagePrimitives.IsTrue(value);

    /// <summary>Shows progress where somebody looks at it.</summary>
    private protected void ShowProgress(ProgressRecord record)
    {
        if (Surroundings.IsInteractive)
        {
            record.StatusDescription = VisibleText.Of(record.StatusDescription);
            record.CurrentOperation = VisibleText.Of(record.CurrentOperation);
            WriteProgress(record);
        }
    }

    /// <summary>Warns, on one line: what the text has of others is made visible.</summary>
    internal new void WriteWarning(string text) => base.WriteWarning(VisibleText.Of(text));

    /// <summary>Tells of what is done, on one line: what the text has of others is made visible.</summary>
    internal new void WriteVerbose(string text) => base.WriteVerbose(VisibleText.Of(text));

    /// <summary>Asks whether to act on something, or tells that it would be acted on; what the texts have of others is made visible.</summary>
    internal new bool ShouldProcess(string target, string action) => base.ShouldProcess(VisibleText.Of(target), action);

    /// <summary>The same with whole texts. Lines in them are this module's own.</summary>
    internal new bool ShouldProcess(string description, string warning, string caption) => base.ShouldProcess(VisibleText.OfLines(description), VisibleText.OfLines(warning), caption);

    /// <summary>The same, and why it answered so.</summary>
    internal new bool ShouldProcess(string description, string warning, string caption, out ShouldProcessReason reason) =>
        base.ShouldProcess(VisibleText.OfLines(description), VisibleText.OfLines(warning), caption, out reason);

    /// <summary>Asks what -Confirm does not answer. Lines in the query are this module's own.</summary>
    internal new bool ShouldContinue(string query, string caption) => base.ShouldContinue(VisibleText.OfLines(query), VisibleText.Of(caption));

    /// <summary>Releases what the cmdlet holds.</summary>
    /// <param name="disposing">Whether the cmdlet is being disposed, and not finalised.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stopping.Dispose();
        }
    }

    /// <summary>Reports that one input among many failed; the pipeline goes on with the next. A host that answers nothing is one error, however much was asked of it.</summary>
    internal void WriteFailure(Failure failure)
    {
        FailureCount++;
        if (failure.SilentHost is not { } host)
        {
            WriteError(failure.ToErrorRecord());
        }
        else if (_silentHosts.Add(host))
        {
            WriteError((failure with { Message = $"{failure.Message} All else that needs {host} fails for the same reason: -Verbose lists it." }).ToErrorRecord());
        }
        else
        {
            WriteVerbose(failure.Message);
        }
    }

    /// <summary>Gets how many failures were reported so far.</summary>
    internal int FailureCount { get; private set; }

    /// <summary>Reports that no input can succeed, and ends the cmdlet.</summary>
    private protected void ThrowFailure(Failure failure) => ThrowTerminatingError(failure.ToErrorRecord());

    /// <summary>Ends the cmdlet with a failure. The exception is for the compiler: this never returns.</summary>
    internal Exception EndWith(Failure failure)
    {
        ThrowFailure(failure);
        return new InvalidOperationException(failure.Message);
    }

    /// <summary>The file system's paths for a path of PowerShell; one that leads nowhere, or out of the file system, is reported.</summary>
    /// <param name="path">The path, relative to the session's location.</param>
    /// <param name="isLiteral">Whether wildcards stand for themselves.</param>
    internal IEnumerable<string> ResolvePath(string path, bool isLiteral) => new FileSystemPaths(this).Resolve(path, isLiteral);

    /// <summary>The file system's path for one of PowerShell, which need not be there; or ends the cmdlet where it leads out of the file system.</summary>
    /// <param name="path">The path, relative to the session's location.</param>
    internal string FilePathOf(string path) => new FileSystemPaths(this).Single(path);
}
