using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using CrossAcctSync.Module.Binding;
using CrossAcctSync.Module.Running;

namespace CrossAcctSync.Module.Commands;

/// <summary>The base of every cmdlet of the module: cancellation, and one way to report a failure.</summary>
public abstract class SyncCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();

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
            WriteProgress(record);
        }
    }

    /// <summary>Releases what the cmdlet holds.</summary>
    /// <param name="disposing">Whether the cmdlet is being disposed, and not finalised.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stopping.Dispose();
        }
    }

    /// <summary>Reports that one input among many failed; the pipeline goes on with the next.</summary>
    internal void WriteFailure(Failure failure)
    {
        FailureCount++;
        WriteError(failure.ToErrorRecord());
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
