using System;
using System.IO;
using System.Runtime.InteropServices;

namespace CrossAcctSync.Loader;

/// <summary>Where the assemblies are that were compiled ahead of time for a kind of machine.</summary>
/// <remarks>
/// They are the portable ones with code added. A runtime of another version than that which the code was compiled for
/// refuses the code and compiles the assembly as it would the portable one, so that the choice needs to look at the machine only.
/// https://learn.microsoft.com/dotnet/core/deploying/ready-to-run
/// </remarks>
internal static class AheadFolder
{
    /// <summary>The folder for the machine that this runs on, or null when there is none.</summary>
    /// <param name="folder">The folder of the portable assemblies.</param>
    internal static string? Of(string folder)
    {
        string? name = NameOf(CurrentSystem(), RuntimeInformation.ProcessArchitecture);
        string? ahead = name is null ? null : Path.Combine(folder, "ahead", name);
        return Directory.Exists(ahead) ? ahead : null;
    }

    /// <summary>The name of the folder for a system and an architecture, or null for one that nothing is compiled for.</summary>
    internal static string? NameOf(OSPlatform? system, Architecture architecture)
    {
        string? name = system == OSPlatform.Windows ? "win" : system == OSPlatform.Linux ? "linux" : system == OSPlatform.OSX ? "osx" : null;
        return (name, architecture) switch
        {
            (null, _) => null,
            (_, Architecture.X64) => name + "-x64",
            (_, Architecture.Arm64) => name + "-arm64",
            _ => null,
        };
    }

    private static OSPlatform? CurrentSystem() =>
        OperatingSystem.IsWindows() ? OSPlatform.Windows
        : OperatingSystem.IsLinux() ? OSPlatform.Linux
        : OperatingSystem.IsMacOS() ? OSPlatform.OSX
        : null;
}
