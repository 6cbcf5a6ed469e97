using System.Runtime.CompilerServices;

namespace CrossAcctSync.Accounts.Snapshots.Reading;

/// <summary>
/// For methods that run for each role of an account. A command is over before the runtime has finished with compiling such
/// a method fast, counting its calls, and compiling it again
/// (https://learn.microsoft.com/dotnet/core/runtime-config/compilation#tiered-compilation).
/// </summary>
internal static class CompiledForGood
{
    /// <summary>AggressiveOptimization, which .NET Standard has no name for and .NET Framework ignores.</summary>
    public const MethodImplOptions AtOnce = (MethodImplOptions)512;
}
