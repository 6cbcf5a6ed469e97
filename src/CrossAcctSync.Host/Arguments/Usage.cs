using System;
using System.Management.Automation;
using System.Reflection;

namespace CrossAcctSync.Host.Arguments;

/// <summary>What the host says of itself.</summary>
internal static class Usage
{
    /// <summary>The answer to <c>-Help</c>.</summary>
    internal const string Text = """
        Runs scripts that use the CrossAcctSync module where PowerShell is not installed.

        usage:  CrossAcctSync.Host [options] [-File] <script.ps1> [arguments of the script]
                CrossAcctSync.Host [options] -Command <text>
                CrossAcctSync.Host [options] -        (reads the script from the standard input)

          -Module <path>     imports a further module first; may be given more than once
          -NoModule          does not import CrossAcctSync itself
          -NonInteractive    makes every prompt an error
          -NoLogo -NoProfile accepted for scripts written for pwsh; there is neither
          -Version -Help

        It carries the PowerShell engine and not the cmdlets that ship with PowerShell: Write-Output,
        Format-Table, Select-Object, ConvertTo-Json, Get-Content, Join-Path and their like are missing.

        Exit codes: that of `exit`; 1 after an error that ended the script, or when the last command of
        -Command failed; 64 for wrong arguments; 70 when a module cannot be loaded; 130 after Ctrl+C.

        """;

    /// <summary>Gets the answer to <c>-Version</c>.</summary>
    internal static string Version
    {
        get
        {
            string engine = FileVersion(typeof(PSObject).Assembly);
            return $"CrossAcctSync.Host {Own.ToString(3)} (engine {engine})";
        }
    }

    /// <summary>Gets the version of the host, which is that of the module.</summary>
    internal static Version Own => typeof(Usage).Assembly.GetName().Version!;

    private static string FileVersion(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split(' ', '+')[0]
        ?? assembly.GetName().Version!.ToString();
}
