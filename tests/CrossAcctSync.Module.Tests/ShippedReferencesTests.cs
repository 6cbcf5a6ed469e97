using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using CrossAcctSync.Tests;
using Xunit;

namespace CrossAcctSync.Module.Tests;

/// <summary>
/// Holds what the shipped assemblies ask of one another to what is shipped. Windows PowerShell has no binding redirects for them:
/// where another version is shipped than is asked for, only <c>DesktopAssemblyResolver</c> finds it, by its name.
/// </summary>
public sealed class ShippedReferencesTests
{
    /// <summary>What the engine and .NET Framework 4.7.2 bring.</summary>
    private static readonly string[] Engine = ["netstandard", "System.Management.Automation"];

    // Only PowerShell 7 loads it, and its assemblies are those of .NET 8.
    private static readonly string[] Files =
        [.. Directory.GetFiles(Path.Combine(Repository.Layout, "bin"), "*.dll").Where(file => Path.GetFileName(file) != "CrossAcctSync.Loader.dll")];

    private static readonly Dictionary<string, AssemblyName> Shipped = Files.Select(AssemblyName.GetAssemblyName).ToDictionary(name => name.Name!);

    [Fact]
    public void Every_reference_is_shipped_or_the_engine_s()
    {
        Assert.DoesNotContain(References(), reference => !Shipped.ContainsKey(reference.To.Name!) && !Engine.Contains(reference.To.Name));
    }

    [Fact]
    public void What_is_shipped_is_never_older_than_what_is_asked_for_and_signed_with_the_same_key()
    {
        (string From, AssemblyName To)[] shipped = [.. References().Where(reference => Shipped.ContainsKey(reference.To.Name!))];

        Assert.NotEmpty(shipped);
        Assert.DoesNotContain(shipped, reference => Shipped[reference.To.Name!].Version < reference.To.Version);
        Assert.DoesNotContain(shipped, reference => !(Shipped[reference.To.Name!].GetPublicKeyToken() ?? []).SequenceEqual(reference.To.GetPublicKeyToken() ?? []));
    }

    [Fact]
    public void Only_the_versions_of_packages_that_are_known_to_differ_need_the_resolver()
    {
        IEnumerable<string> differing = References()
            .Where(reference => Shipped.TryGetValue(reference.To.Name!, out AssemblyName? shipped) && shipped.Version != reference.To.Version)
            .Select(reference => reference.To.Name!).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(["System.Formats.Asn1", "System.Memory", "System.Runtime.CompilerServices.Unsafe", "System.Text.Json"], differing);
    }

    private static IEnumerable<(string From, AssemblyName To)> References()
    {
        foreach (string file in Files)
        {
            using FileStream stream = File.OpenRead(file);
            using var image = new PEReader(stream);
            MetadataReader metadata = image.GetMetadataReader();
            foreach (AssemblyReferenceHandle handle in metadata.AssemblyReferences)
            {
                yield return (Path.GetFileName(file), metadata.GetAssemblyReference(handle).GetAssemblyName());
            }
        }
    }
}
