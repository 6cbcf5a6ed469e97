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

    /// <summary>Gets the width of the screen in characters.</summary>
    public int Width { get; init; } = 120;

    /// <summary>Gets a file of views that come before those of the module, or null.</summary>
    public string? Format { get; init; }
}
