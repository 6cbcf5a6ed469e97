using System;

namespace CrossAcctSync.Tests;

/// <summary>How a run of the console host ended.</summary>
/// <param name="ExitCode">The exit code of the process.</param>
/// <param name="Output">The standard output, with line feeds only.</param>
/// <param name="Error">The standard error, with line feeds only.</param>
public sealed record HostResult(int ExitCode, string Output, string Error)
{
    /// <summary>Gets the lines of the standard output that hold something.</summary>
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
