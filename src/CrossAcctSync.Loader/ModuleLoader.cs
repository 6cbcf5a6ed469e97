using System;
using System.Collections.Concurrent;
using System.IO;
using System.Reflection;

namespace CrossAcctSync.Loader;

/// <summary>Loads the assembly of the cmdlets, and with it everything they need, in a context of its own.</summary>
public static class ModuleLoader
{
    // A folder is loaded once, however often and in however many runspaces it is imported. Another folder,
    // such as a newer version installed beside this one, gets a context of its own in the same session.
    private static readonly ConcurrentDictionary<string, Lazy<Assembly>> Loaded = new(StringComparer.Ordinal);

    /// <summary>Loads the module assembly from a folder.</summary>
    /// <param name="folder">The folder that holds <c>CrossAcctSync.Module.dll</c> and its dependencies.</param>
    /// <returns>The assembly to give to <c>Import-Module -Assembly</c>.</returns>
    public static Assembly Load(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        string full = Path.GetFullPath(folder);
        return Loaded.GetOrAdd(full, static key => new Lazy<Assembly>(() => LoadModule(key))).Value;
    }

    private static Assembly LoadModule(string folder) =>
        new LoadContext(folder).LoadShipped("CrossAcctSync.Module.dll");
}
