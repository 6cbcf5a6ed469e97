using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using CrossAcctSync.Module.Commands;

namespace CrossAcctSync.Module.Binding;

/// <summary>Policies from the input of a cmdlet; what holds none, and a file that cannot be read, is an error of its own.</summary>
internal sealed class PolicySource
{
    private readonly SyncCmdlet _cmdlet;

    public PolicySource(SyncCmdlet cmdlet) => _cmdlet = cmdlet;

    /// <summary>Whether some input gave no policy.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Policies of texts and objects; of what Get-ChildItem gives, those of the files.</summary>
    public IEnumerable<PolicyInput> Read(IEnumerable<object> inputs) => inputs
        .Select(input => (input is PSObject wrapped ? wrapped.BaseObject : input) is FileSystemInfo file ? ReadFile(file.FullName) : ReadObject(input))
        .OfType<PolicyInput>();

    /// <summary>Policies of files.</summary>
    public IEnumerable<PolicyInput> ReadFiles(IEnumerable<string> paths, bool isLiteral) => paths
        .SelectMany(path => Resolve(path, isLiteral))
        .Select(ReadFile)
        .OfType<PolicyInput>();

    private IEnumerable<string> Resolve(string path, bool isLiteral)
    {
        IEnumerable<string> files = _cmdlet.ResolvePath(path, isLiteral);
        HasFailed |= !files.Any();
        return files;
    }

    private PolicyInput? ReadFile(string path)
    {
        try
        {
            return PolicyInput.OfFile(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Fail(Failures.PathUnreadable(path, exception));
        }
    }

    private PolicyInput? ReadObject(object input) => PolicyInput.Of(input) ?? Fail(Failures.PolicyNotFound(input));

    private PolicyInput? Fail(Failure failure)
    {
        HasFailed = true;
        _cmdlet.WriteFailure(failure);
        return null;
    }
}
