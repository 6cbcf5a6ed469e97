using System;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.PowerShell;

namespace CrossAcctSync.Host;

/// <summary>PowerShell's own console, with the module that the build has laid out among the modules that it finds.</summary>
internal static class Program
{
    private const string ModulePath = "PSModulePath";

    private static int Main(string[] args)
    {
        string modules = typeof(Program).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "Modules").Value!;

        // PowerShell adds its own folders to those that are named here, and loads the module at the first use of a command.
        string? inherited = Environment.GetEnvironmentVariable(ModulePath);
        Environment.SetEnvironmentVariable(
            ModulePath, string.IsNullOrEmpty(inherited) ? modules : modules + Path.PathSeparator + inherited);
        return ConsoleShell.Start(bannerText: null, helpText: null, args);
    }
}
