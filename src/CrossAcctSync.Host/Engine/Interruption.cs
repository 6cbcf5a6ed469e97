using System;
using System.Management.Automation;
using CrossAcctSync.Host.Terminal;

namespace CrossAcctSync.Host.Engine;

/// <summary>Turns Ctrl+C into the end of the pipeline.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly PowerShell _shell;
    private readonly InputReader _input;
    private volatile bool _isRequested;

    internal Interruption(PowerShell shell, InputReader input)
    {
        _shell = shell;
        _input = input;
        Console.CancelKeyPress += OnCancel;
    }

    /// <summary>Gets a value that says whether the user asked for the end.</summary>
    internal bool IsRequested => _isRequested;

    /// <inheritdoc/>
    public void Dispose() => Console.CancelKeyPress -= OnCancel;

    private void OnCancel(object? sender, ConsoleCancelEventArgs e)
    {
        if (_input.IsWaiting)
        {
            // A read of the standard input cannot be called off, and holds the pipeline.
            Environment.Exit(ExitCodes.Interrupted);
        }

        // A second one ends a process whose pipeline does not stop.
        e.Cancel = !_isRequested;
        _isRequested = true;
        _shell.BeginStop(null, null);
    }
}
