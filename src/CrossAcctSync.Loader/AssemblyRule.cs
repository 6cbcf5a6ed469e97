using System;
using System.Collections.Generic;
using System.Reflection;

namespace CrossAcctSync.Loader;

/// <summary>Decides where an assembly comes from, by what is known of it and nothing else.</summary>
internal static class AssemblyRule
{
    // One copy of each for the whole process: a cmdlet must derive from the PSCmdlet that the engine knows.
    private static readonly HashSet<string> Shared = new(StringComparer.OrdinalIgnoreCase)
    {
        "System.Management.Automation",
        "CrossAcctSync.Loader",
    };

    /// <summary>Decides where <paramref name="requested"/> comes from.</summary>
    /// <param name="requested">What the module, or a dependency of it, asks for.</param>
    /// <param name="frameworkVersion">The version that the running framework carries, or null when it carries none.</param>
    /// <param name="isShipped">Whether the module's folder holds an assembly of that name.</param>
    internal static AssemblySource SourceOf(AssemblyName requested, Version? frameworkVersion, bool isShipped)
    {
        if (!isShipped || (requested.Name is { } name && Shared.Contains(name)))
        {
            return AssemblySource.Default;
        }

        // What the framework carries is shared, so that its types are the same on both sides of the module.
        // An older framework than the module was built for cannot serve, and the module's copy takes over.
        bool frameworkServes = frameworkVersion is not null
            && (requested.Version is null || frameworkVersion >= requested.Version);
        return frameworkServes ? AssemblySource.Default : AssemblySource.ModuleFolder;
    }
}
