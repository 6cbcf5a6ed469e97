using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Xml.Linq;
using CrossAcctSync.Tests;
using Xunit;

namespace CrossAcctSync.Module.Tests;

public sealed class LayoutTests
{
    private static readonly string Package = Path.Combine(Repository.Root, "out", $"CrossAcctSync.{Repository.Version}.nupkg");

    [Fact]
    public void It_carries_no_engine()
    {
        Assert.DoesNotContain(
            Directory.EnumerateFiles(Repository.Layout, "*", SearchOption.AllDirectories),
            file => Path.GetFileName(file) == "System.Management.Automation.dll");
    }

    [Fact]
    public void Every_file_that_the_manifest_names_is_there()
    {
        Dictionary<string, object?> manifest = ManifestFile.Read(Repository.Manifest);

        foreach (string file in ManifestFile.Names(manifest, "FormatsToProcess")
            .Concat(ManifestFile.Names(manifest, "TypesToProcess"))
            .Append((string)manifest["RootModule"]!))
        {
            Assert.True(File.Exists(Path.Combine(Repository.Layout, file)), file);
            Assert.True(File.Exists(Path.Combine(Repository.Root, file)), file);
        }
    }

    [Fact]
    public void The_package_holds_what_is_laid_out()
    {
        using ZipArchive package = ZipFile.OpenRead(Package);

        IEnumerable<string> laidOut = Directory.EnumerateFiles(Repository.Layout, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Layout, file).Replace('\\', '/'));
        Assert.Empty(laidOut.Except(package.Entries.Select(entry => entry.FullName)));
    }

    [Fact]
    public void The_package_describes_itself_as_the_manifest_does()
    {
        using ZipArchive package = ZipFile.OpenRead(Package);
        using Stream stream = package.GetEntry("CrossAcctSync.nuspec")!.Open();
        XElement metadata = XDocument.Load(stream).Root!.Elements().Single(element => element.Name.LocalName == "metadata");
        string Text(string name) => metadata.Elements().Single(element => element.Name.LocalName == name).Value;

        Dictionary<string, object?> manifest = ManifestFile.Read(Repository.Manifest);
        var data = (Hashtable)((Hashtable)manifest["PrivateData"]!)["PSData"]!;
        IEnumerable<string> commands = ManifestFile.Names(manifest, "CmdletsToExport");
        IEnumerable<string> tags = ((IEnumerable)data["Tags"]!).Cast<string>()
            .Concat(["PSModule", "PSIncludes_Cmdlet"])
            .Concat(commands.Select(name => "PSCmdlet_" + name))
            .Concat(commands.Select(name => "PSCommand_" + name));

        Assert.Equal("CrossAcctSync", Text("id"));
        Assert.Equal(manifest["ModuleVersion"], Text("version"));
        Assert.Equal(manifest["Description"], Text("description"));
        Assert.Equal(data["ProjectUri"], Text("projectUrl"));
        Assert.Equal(tags.Order(), Text("tags").Split(' ').Order());
    }
}
