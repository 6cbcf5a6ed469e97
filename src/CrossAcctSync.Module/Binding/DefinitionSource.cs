using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CrossAcctSync.Definitions.Reading;
using CrossAcctSync.Documents;
using CrossAcctSync.Module.Commands;

namespace CrossAcctSync.Module.Binding;

/// <summary>Definitions from the paths and texts of a cmdlet; a path that cannot be read is an error of its own.</summary>
internal sealed class DefinitionSource
{
    private readonly SyncCmdlet _cmdlet;
    private readonly DefinitionFiles _files = new();
    private readonly DefinitionReader _reader;

    public DefinitionSource(SyncCmdlet cmdlet, DefinitionContext context, bool allowsOutside)
    {
        _cmdlet = cmdlet;
        _reader = new DefinitionReader(_files, context, allowsOutside);
    }

    /// <summary>Definitions of files and of all files below folders.</summary>
    public IEnumerable<DefinitionResult> Read(IEnumerable<string> paths, bool isLiteral)
    {
        string[] all = paths.ToArray();
        foreach (string path in all)
        {
            if (!isLiteral)
            {
                TextInput.RefuseLine(_cmdlet, path, _cmdlet.MyInvocation.ExpectingInput || all.Length > 1);
            }

            // What Get-Content -Raw sends down the pipeline is a definition, and no path can look like one.
            if (!isLiteral && TextInput.IsDocument(path))
            {
                foreach (DefinitionResult result in ReadText(path, null))
                {
                    yield return result;
                }

                continue;
            }

            foreach (string resolved in _cmdlet.ResolvePath(path, isLiteral))
            {
                foreach (DefinitionResult result in ReadPath(resolved))
                {
                    yield return result;
                }
            }
        }
    }

    /// <summary>Definitions of a text.</summary>
    public IEnumerable<DefinitionResult> ReadText(string text, string? name) =>
        Try(() => _reader.ReadText(text, name ?? "Definition"));

    private IEnumerable<DefinitionResult> ReadPath(string path)
    {
        if (_files.IsFolder(path))
        {
            FolderReading reading = _reader.ReadFolder(path);
            Tell(path, reading);
            return reading.Results;
        }

        try
        {
            return Try(() => _reader.ReadFile(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _cmdlet.WriteFailure(Failures.PathUnreadable(path, exception));
            return Enumerable.Empty<DefinitionResult>();
        }
    }

    /// <summary>What a whole folder came to; a warning where something that may matter was not read.</summary>
    private void Tell(string path, FolderReading reading)
    {
        if (reading.FilesUnreadable.Count == 0)
        {
            _cmdlet.WriteVerbose(reading.Summary(path));
        }
        else
        {
            _cmdlet.WriteWarning(reading.Summary(path));
        }
    }

    private static IEnumerable<DefinitionResult> Try(Func<IReadOnlyList<DefinitionResult>> read)
    {
        try
        {
            return read();
        }
        catch (SourceFormatException problem)
        {
            return new[] { DefinitionResult.Failed(problem) };
        }
    }
}
