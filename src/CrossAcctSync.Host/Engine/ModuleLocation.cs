using System;
using System.IO;

namespace CrossAcctSync.Host.Engine;

/// <summary>Finds the module that belongs to this host.</summary>
internal static class ModuleLocation
{
    private const string Manifest = "CrossAcctSync.psd1";

    /// <summary>Finds the manifest: beside a published host, or where the build of a clone lays it out.</summary>
    /// <param name="hostFolder">The folder of the host.</param>
    /// <param name="version">The version of the host.</param>
    internal static string? Find(string hostFolder, Version version)
    {
        string beside = Path.Combine(hostFolder, "CrossAcctSync", Manifest);
        if (File.Exists(beside))
        {
            return beside;
        }

        for (DirectoryInfo? folder = new(hostFolder); folder is not null; folder = folder.Parent)
        {
            string laidOut = Path.Combine(folder.FullName, "out", "CrossAcctSync", version.ToString(3), Manifest);
            if (File.Exists(laidOut))
            {
                return laidOut;
            }
        }

        return null;
    }
}
