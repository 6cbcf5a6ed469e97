using System;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using CrossAcctSync.Host.Arguments;

namespace CrossAcctSync.Host.Engine;

/// <summary>The host that the engine talks to.</summary>
internal sealed class EngineHost(EngineHostUserInterface ui) : PSHost
{
    /// <inheritdoc/>
    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    /// <inheritdoc/>
    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    /// <inheritdoc/>
    public override Guid InstanceId { get; } = Guid.NewGuid();

    /// <inheritdoc/>
    public override string Name => "CrossAcctSync.Host";

    /// <inheritdoc/>
    public override PSHostUserInterface UI => ui;

    /// <inheritdoc/>
    public override Version Version => Usage.Own;

    /// <summary>Gets the exit code that the script asked for, if it did.</summary>
    internal int? ExitCode { get; private set; }

    /// <inheritdoc/>
    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;

    /// <inheritdoc/>
    public override void EnterNestedPrompt() => throw new PSNotSupportedException("This host has no nested prompts.");

    /// <inheritdoc/>
    public override void ExitNestedPrompt() => throw new PSNotSupportedException("This host has no nested prompts.");

    /// <inheritdoc/>
    public override void NotifyBeginApplication()
    {
        // A native command shares the streams of the host, which holds nothing back.
    }

    /// <inheritdoc/>
    public override void NotifyEndApplication()
    {
    }
}
