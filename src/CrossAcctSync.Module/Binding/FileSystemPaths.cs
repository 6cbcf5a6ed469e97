using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using CrossAcctSync.Module.Commands;

namespace CrossAcctSync.Module.Binding;

/// <summary>Paths of PowerShell as paths of the file system. Those of other providers, such as <c>env:</c>, are refused by name.</summary>
internal sealed class FileSystemPaths
{
    private const string Provider = "FileSystem";

    private readonly SyncCmdlet _cmdlet;

    public FileSystemPaths(SyncCmdlet cmdlet) => _cmdlet = cmdlet;

    /// <summary>One path, which need not be there; or ends the cmdlet.</summary>
    /// <param name="path">The path, relative to the session's location.</param>
    public string Single(string path)
    {
        try
        {
            string resolved = _cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
            return provider.Name == Provider ? resolved : throw _cmdlet.EndWith(Failures.PathOfOtherProvider(path, provider.Name));
        }
        catch (Exception exception) when (exception is System.Management.Automation.DriveNotFoundException or ProviderNotFoundException or NotSupportedException or ItemNotFoundException)
        {
            throw _cmdlet.EndWith(Failures.PathNotFound(path, exception));
        }
    }

    /// <summary>The files and folders that a path leads to; one that leads nowhere is reported.</summary>
    /// <param name="path">The path, relative to the session's location.</param>
    /// <param name="isLiteral">Whether wildcards stand for themselves.</param>
    public IEnumerable<string> Resolve(string path, bool isLiteral)
    {
        try
        {
            ProviderInfo provider;
            IReadOnlyCollection<string> resolved;
            if (isLiteral)
            {
                string one = _cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out provider, out _);
                resolved = File.Exists(one) || Directory.Exists(one) ? new[] { one } : Array.Empty<string>();
            }
            else
            {
                resolved = _cmdlet.GetResolvedProviderPathFromPSPath(path, out provider);
            }

            if (provider.Name != Provider)
            {
                _cmdlet.WriteFailure(Failures.PathOfOtherProvider(path, provider.Name));
                return Array.Empty<string>();
            }

            if (resolved.Count > 0)
            {
                return resolved;
            }

            // A name with brackets is a pattern to -Path, and a file of that very name may be there.
            _cmdlet.WriteFailure(!isLiteral && IsThere(path) ? Failures.PathIsPattern(path) : Failures.PathNotFound(path));
        }
        catch (Exception exception) when (exception is ItemNotFoundException or System.Management.Automation.DriveNotFoundException or ProviderNotFoundException or NotSupportedException or WildcardPatternException)
        {
            _cmdlet.WriteFailure(Failures.PathNotFound(path, exception));
        }

        return Array.Empty<string>();
    }

    /// <summary>Whether a file or folder has this very name.</summary>
    public bool IsThere(string path)
    {
        try
        {
            string one = _cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
            return provider.Name == Provider && (File.Exists(one) || Directory.Exists(one));
        }
        catch (Exception exception) when (exception is System.Management.Automation.DriveNotFoundException or ProviderNotFoundException or NotSupportedException or ItemNotFoundException or ArgumentException)
        {
            return false;
        }
    }
}
