using System.IO;
using System.Linq;
using System.Reflection;

namespace CrossAcctSync.Tests;

/// <summary>Where things are in the clone that the tests were built from.</summary>
public static class Repository
{
    /// <summary>Gets the top folder.</summary>
    public static string Root { get; } = Path.TrimEndingDirectorySeparator(Metadata("RepositoryRoot"));

    /// <summary>Gets the version of the module.</summary>
    public static string Version { get; } = Metadata("ModuleVersion");

    /// <summary>Gets the folder of the module as it is installed.</summary>
    public static string Layout { get; } = Path.Combine(Root, "out", "CrossAcctSync", Version);

    /// <summary>Gets the manifest of the module as it is installed.</summary>
    public static string Manifest { get; } = Path.Combine(Layout, "CrossAcctSync.psd1");

    /// <summary>Gets the manifest at the top of the clone.</summary>
    public static string TopManifest { get; } = Path.Combine(Root, "CrossAcctSync.psd1");

    /// <summary>Gets the assembly of the console host.</summary>
    public static string Host { get; } = Path.Combine(
        Root, "src", "CrossAcctSync.Host", "bin", Metadata("Configuration"), "net10.0", "CrossAcctSync.Host.dll");

    /// <summary>Gets the assembly that shares its name with a dependency of the module.</summary>
    public static string FakeDependency { get; } = Path.Combine(
        Root, "tests", "Fakes", "YamlDotNet", "bin", Metadata("Configuration"), "netstandard2.0", "YamlDotNet.dll");

    /// <summary>Gets the module that stands for AWS.Tools.IdentityManagement; its copy of the AWS SDK lies beside it.</summary>
    public static string FakeAwsTools { get; } = Path.Combine(
        Root, "tests", "Fakes", "AwsTools", "bin", Metadata("Configuration"), "netstandard2.0", "AWS.Tools.IdentityManagement.dll");

    private static string Metadata(string key) => typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
