using System;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;

namespace CrossAcctSync.Loader;

/// <summary>
/// Holds the module and its dependencies apart from every other module of the session.
/// AWS.Tools, for one, loads its own versions of the AWS SDK into the default context.
/// </summary>
/// <remarks>https://learn.microsoft.com/powershell/scripting/dev-cross-plat/resolving-dependency-conflicts</remarks>
internal sealed class LoadContext : AssemblyLoadContext
{
    private static readonly string FrameworkFolder = Path.GetDirectoryName(typeof(object).Assembly.Location) ?? string.Empty;

    private readonly string _folder;

    internal LoadContext(string folder)
        : base("CrossAcctSync: " + folder, isCollectible: false)
    {
        _folder = folder;
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        ArgumentNullException.ThrowIfNull(assemblyName);
        string file = assemblyName.Name + ".dll";
        string shipped = Path.Combine(_folder, file);
        AssemblySource source = AssemblyRule.SourceOf(
            assemblyName,
            VersionOf(Path.Combine(FrameworkFolder, file)),
            File.Exists(shipped));
        return source == AssemblySource.ModuleFolder ? LoadFromAssemblyPath(shipped) : null;
    }

    private static Version? VersionOf(string path) =>
        File.Exists(path) ? AssemblyName.GetAssemblyName(path).Version : null;
}
