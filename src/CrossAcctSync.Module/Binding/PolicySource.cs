using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using CrossAcctSync.Definitions.Reading;
using CrossAcctSync.Linting.Files;
using CrossAcctSync.Module.Commands;

namespace CrossAcctSync.Module.Binding;

/// <summary>Policies from the input of a cmdlet; what holds none, and a file that cannot be read, is an error of its own.</summary>
internal sealed class PolicySource
{
    private readonly SyncCmdlet _cmdlet;
    private readonly DefinitionFiles _files = new();

    public PolicySource(SyncCmdlet cmdlet) => _cmdlet = cmdlet;

    /// <summary>Whether some input gave no policy.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Policies of texts, paths and objects; of what Get-ChildItem gives, those of the files and folders.</summary>
    public IEnumerable<LintInput> Read(IReadOnlyCollection<object> inputs) => inputs.SelectMany(input => (input is PSObject wrapped ? wrapped.BaseObject : input) switch
    {
        FileSystemInfo file => ReadPath(file.FullName),
        string text when IsPath(text, inputs.Count) => ReadPaths(new[] { text }, isLiteral: false),
        _ => ReadObject(input),
    });

    /// <summary>Policies of files, and of all files below folders.</summary>
    public IEnumerable<LintInput> ReadPaths(IEnumerable<string> paths, bool isLiteral) => paths
        .SelectMany(path => Resolve(path, isLiteral))
        .SelectMany(ReadPath);

    /// <summary>Whether a text is a path. What is neither is left to the linter, which says where a policy was expected.</summary>
    private bool IsPath(string text, int count)
    {
        TextInput.RefuseLine(_cmdlet, text, _cmdlet.MyInvocation.ExpectingInput || count > 1);
        return text.Trim().Length > 0 && !TextInput.IsDocument(text) && text.IndexOf("%7B", StringComparison.OrdinalIgnoreCase) < 0 && text.TrimStart()[0] is not ('[' or '"' or '<');
    }

    private IEnumerable<string> Resolve(string path, bool isLiteral)
    {
        IEnumerable<string> files = _cmdlet.ResolvePath(path, isLiteral);
        HasFailed |= !files.Any();
        return files;
    }

    private IEnumerable<LintInput> ReadPath(string path) => Directory.Exists(path) ? ReadFolder(path) : ReadFile(path, isOneOfMany: false);

    private IEnumerable<LintInput> ReadFolder(string folder)
    {
        int files = 0;
        int policies = 0;
        foreach (string file in _files.FilesBelow(folder).Where(file => file.EndsWith(".json", StringComparison.OrdinalIgnoreCase)))
        {
            IReadOnlyList<LintInput> found = ReadFile(file, isOneOfMany: true);
            files++;
            policies += found.Count;
            foreach (LintInput policy in found)
            {
                yield return policy;
            }
        }

        if (policies == 0)
        {
            Fail(Failures.NoPolicyBelow(folder));
        }
        else
        {
            _cmdlet.WriteVerbose($"{folder}: {policies} policies in {files} JSON files.");
        }
    }

    private IReadOnlyList<LintInput> ReadFile(string path, bool isOneOfMany)
    {
        try
        {
            return PolicyFileReader.Read(path, isOneOfMany);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Fail(Failures.PathUnreadable(path, exception));
            return Array.Empty<LintInput>();
        }
    }

    private LintInput[] ReadObject(object input)
    {
        if (PolicyInput.Of(input) is { } policy)
        {
            return new[] { LintInput.OfText(policy.Text, policy.Options) };
        }

        Fail(Failures.PolicyNotFound(input));
        return Array.Empty<LintInput>();
    }

    private void Fail(Failure failure)
    {
        HasFailed = true;
        _cmdlet.WriteFailure(failure);
    }
}
