using System;
using System.IO;
using CrossAcctSync.Tests;

namespace CrossAcctSync.Module.Tests;

/// <summary>A copy of the examples in which an example may write.</summary>
internal sealed class ExamplesFolder : IDisposable
{
    internal ExamplesFolder()
    {
        string source = System.IO.Path.Combine(Repository.Root, "examples");
        foreach (string file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            string target = System.IO.Path.Combine(Path, System.IO.Path.GetRelativePath(source, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    internal string Path { get; } = Directory.CreateTempSubdirectory("CrossAcctSync-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
