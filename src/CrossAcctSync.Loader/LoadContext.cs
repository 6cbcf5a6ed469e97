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
    private readonly string? _ahead;

    internal LoadContext(string folder)
        : base("CrossAcctSync: " + folder, isCollectible: false)
    {
        _folder = folder;
        _ahead = AheadFolder.Of(folder);
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
        return source == AssemblySource.ModuleFolder ? LoadShipped(file) : null;
    }

    /// <summary>Loads an assembly that the module ships: the one with code for this machine where there is one.</summary>
    /// <param name="file">The name of the file, without a folder.</param>
    internal Assembly LoadShipped(string file)
    {
        string? compiled = _ahead is null ? null : Path.Combine(_ahead, file);
        return LoadFromAssemblyPath(File.Exists(compiled) ? compiled : Path.Combine(_folder, file));
    }

    private static Version? VersionOf(string path) =>
        File.Exists(path) ? AssemblyName.GetAssemblyName(path).Version : null;
}
