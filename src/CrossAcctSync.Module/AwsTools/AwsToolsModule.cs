using System;
using System.Linq;
using System.Management.Automation;

namespace CrossAcctSync.Module.AwsTools;

/// <summary>The module of AWS Tools for PowerShell whose cmdlets of IAM a session has or can load.</summary>
internal static class AwsToolsModule
{
    private const string Probe = "Get-IAMRole";

    /// <summary>The modules with cmdlets of IAM: the one for this service alone, and those for all services.</summary>
    public static readonly string[] Names = { "AWS.Tools.IdentityManagement", "AWSPowerShell.NetCore", "AWSPowerShell" };

    /// <summary>Finds the name of the module: one that is loaded, else one that is installed, which is loaded now; null when there is none.</summary>
    /// <param name="commands">The session's commands. To be asked on the thread of the pipeline.</param>
    public static string? Find(CommandInvocationIntrinsics commands) => Loaded(commands) ?? Names.FirstOrDefault(Load);

    private static string? Loaded(CommandInvocationIntrinsics commands) =>
        commands.GetCommand(Probe, CommandTypes.Cmdlet) is { } command && Names.Contains(command.ModuleName, StringComparer.OrdinalIgnoreCase) ? command.ModuleName : null;

    private static bool Load(string name)
    {
        using PowerShell shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        shell.AddCommand("Microsoft.PowerShell.Core\\Import-Module").AddParameter("Name", name).AddParameter("Global", true).AddParameter("PassThru", true).AddParameter("ErrorAction", ActionPreference.Ignore);
        try
        {
            return shell.Invoke().Any(module => module is not null);
        }
        catch (RuntimeException)
        {
            // It is there and cannot be loaded, for example beside another version of itself: the next one may be.
            return false;
        }
    }
}
