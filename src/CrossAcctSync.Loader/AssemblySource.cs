namespace CrossAcctSync.Loader;

/// <summary>Where an assembly that the module asks for is taken from.</summary>
internal enum AssemblySource
{
    /// <summary>The default load context: the runtime, the engine, whatever PowerShell itself runs on.</summary>
    Default,

    /// <summary>The module's own folder.</summary>
    ModuleFolder,
}
