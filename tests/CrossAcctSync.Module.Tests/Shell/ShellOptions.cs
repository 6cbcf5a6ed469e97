using System.Collections.Generic;

namespace CrossAcctSync.Module.Tests.Shell;

/// <summary>How a <see cref="ModuleShell"/> is opened.</summary>
public sealed record ShellOptions
{
    /// <summary>Gets the manifest to import; null imports nothing.</summary>
    public string? Manifest { get; init; } = CrossAcctSync.Tests.Repository.Manifest;

    /// <summary>Gets the current location of the session; the temporary folder when null.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Gets the answers to prompts, in order. A prompt beyond the last is an error.</summary>
    public IReadOnlyList<string> Answers { get; init; } = [];
}
