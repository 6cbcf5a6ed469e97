using System.IO;
using System.Linq;
using System.Management.Automation;

namespace CrossAcctSync.Module.Completion;

/// <summary>Paths of a command line that is being typed.</summary>
internal static class SessionPath
{
    /// <summary>The path from the session's location. A completer is no cmdlet, so that it asks the runspace.</summary>
    public static string Resolve(string path)
    {
        if (Path.IsPathRooted(path))
        {
            return path;
        }

        using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        PathInfo? location = shell.AddScript("$ExecutionContext.SessionState.Path.CurrentFileSystemLocation").Invoke<PathInfo>().FirstOrDefault();
        return location is null ? path : Path.Combine(location.ProviderPath, path);
    }
}
