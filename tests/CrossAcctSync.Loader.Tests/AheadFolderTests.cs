using System.IO;
using System.Runtime.InteropServices;
using CrossAcctSync.Loader;
using Xunit;

namespace CrossAcctSync.Loader.Tests;

public sealed class AheadFolderTests
{
    [Theory]
    [InlineData("WINDOWS", Architecture.X64, "win-x64")]
    [InlineData("LINUX", Architecture.X64, "linux-x64")]
    [InlineData("LINUX", Architecture.Arm64, "linux-arm64")]
    [InlineData("OSX", Architecture.Arm64, "osx-arm64")]
    [InlineData("LINUX", Architecture.Arm, null)]
    [InlineData("FREEBSD", Architecture.X64, null)]
    public void A_machine_has_a_folder_by_its_system_and_architecture(string system, Architecture architecture, string? expected)
    {
        Assert.Equal(expected, AheadFolder.NameOf(OSPlatform.Create(system), architecture));
    }

    [Fact]
    public void A_module_without_code_for_the_machine_has_no_folder()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            Assert.Null(AheadFolder.Of(folder));
            string? name = AheadFolder.NameOf(Current, RuntimeInformation.ProcessArchitecture);
            Assert.SkipWhen(name is null, "Nothing is compiled ahead for a machine like this.");
            string ahead = Directory.CreateDirectory(Path.Combine(folder, "ahead", name!)).FullName;
            Assert.Equal(ahead, AheadFolder.Of(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static OSPlatform Current =>
        RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? OSPlatform.Windows
        : RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? OSPlatform.OSX : OSPlatform.Linux;
}
