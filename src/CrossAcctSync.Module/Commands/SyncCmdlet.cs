using System;
using System.Management.Automation;
using System.Threading;

namespace CrossAcctSync.Module.Commands;

/// <summary>The base of every cmdlet of the module: cancellation, and one way to report a failure.</summary>
public abstract class SyncCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>Gets a token that is cancelled when the user stops the pipeline.</summary>
    protected CancellationToken Cancellation => _stopping.Token;

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
    private protected void WriteFailure(Failure failure) => WriteError(failure.ToErrorRecord());

    /// <summary>Reports that no input can succeed, and ends the cmdlet.</summary>
    private protected void ThrowFailure(Failure failure) => ThrowTerminatingError(failure.ToErrorRecord());
}
