using System;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation.Host;

namespace CrossAcctSync.Module.Tests.Shell;

/// <summary>A host that shows nothing, and remembers what it should have shown.</summary>
internal sealed class RecordingHost : PSHost
{
    private readonly RecordingUserInterface _ui;

    internal RecordingHost(int width, IEnumerable<string> answers) => _ui = new RecordingUserInterface(Screen, width, answers);

    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override string Name => "RecordingHost";

    public override PSHostUserInterface UI => _ui;

    public override Version Version { get; } = new(1, 0);

    internal Screen Screen { get; } = new();

    internal int? ExitCode { get; private set; }

    public override void EnterNestedPrompt() => throw new NotSupportedException();

    public override void ExitNestedPrompt() => throw new NotSupportedException();

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }

    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;
}
