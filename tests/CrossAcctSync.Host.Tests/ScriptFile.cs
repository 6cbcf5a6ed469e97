using System;
using System.IO;
using System.Threading.Tasks;
using CrossAcctSync.Tests;

namespace CrossAcctSync.Host.Tests;

/// <summary>Runs a text as a script file.</summary>
internal static class ScriptFile
{
    internal static async Task<HostResult> Run(string script, params string[] arguments)
    {
        string folder = Directory.CreateTempSubdirectory("CrossAcctSync-").FullName;
        try
        {
            // A name that has to be quoted.
            string path = Path.Combine(folder, "it's a script.ps1");
            await File.WriteAllTextAsync(path, script);
            return await HostProcess.Run(["-File", path, .. arguments]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
