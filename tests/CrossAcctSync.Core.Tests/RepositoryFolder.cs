using System;
using System.IO;

namespace CrossAcctSync.Tests;

/// <summary>Files of the repository that tests read.</summary>
internal static class RepositoryFolder
{
    public static string Top { get; } = FindTop();

    public static string Examples { get; } = Path.Combine(Top, "examples");

    private static string FindTop()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "global.json")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests run outside of a checkout of the repository.");
    }
}
