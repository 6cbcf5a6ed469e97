using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;
using CrossAcctSync.Accounts.Snapshots.Reading;
using CrossAcctSync.Documents;
using CrossAcctSync.Histories;
using CrossAcctSync.Module.Commands;

namespace CrossAcctSync.Module.Binding;

/// <summary>Records of runs from the paths, objects and texts of a cmdlet; what cannot be read is an error of its own.</summary>
internal sealed class RunRecordSource
{
    private readonly SyncCmdlet _cmdlet;
    private readonly RunRecords _records;
    private readonly StringBuilder _lines = new();
    private readonly List<object> _objects = new();

    public RunRecordSource(SyncCmdlet cmdlet, RunRecords records)
    {
        _cmdlet = cmdlet;
        _records = records;
    }

    /// <summary>Reads files, and those below folders.</summary>
    public void ReadPaths(IEnumerable<string> paths, bool isLiteral)
    {
        foreach (string file in paths.SelectMany(path => _cmdlet.ResolvePath(path, isLiteral)).SelectMany(FilesOf))
        {
            ReadFile(file);
        }
    }

    /// <summary>Takes objects: files, lines of JSON as a native command prints them, and objects that tell of runs.</summary>
    public void Add(IEnumerable<object> inputs)
    {
        foreach (object input in inputs)
        {
            object bare = input is PSObject wrapped ? wrapped.BaseObject : input;
            if (bare is FileSystemInfo file)
            {
                ReadPaths(new[] { file.FullName }, isLiteral: true);
            }
            else if (bare is string line)
            {
                _lines.Append(line).Append('\n');
            }
            else
            {
                _objects.Add(input);
            }
        }
    }

    /// <summary>Reads what came in pieces.</summary>
    public void Complete()
    {
        if (_lines.Length > 0)
        {
            Read(() => new MemoryStream(Encoding.UTF8.GetBytes(_lines.ToString())), null);
        }

        if (_objects.Count > 0)
        {
            // Events come one by one, and belong together.
            Read(() => new MemoryStream(RecordJson.Write(_objects)), null);
        }
    }

    private static IEnumerable<string> FilesOf(string path) => Directory.Exists(path)
        ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".json.gz", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase))
            .OrderBy(file => file, StringComparer.Ordinal)
        : new[] { path };

    private void ReadFile(string path)
    {
        int unknown = _records.Unknown;
        Read(() => SnapshotText.Open(path), path);
        if (_records.Unknown > unknown)
        {
            _cmdlet.WriteWarning($"'{path}' has {_records.Unknown - unknown} value(s) that tell of no run; they were passed over.");
        }
    }

    private void Read(Func<Stream> open, string? path)
    {
        try
        {
            using Stream text = open();
            new RunRecordReader(_records, path).Read(text, _cmdlet.Cancellation);
        }
        catch (SourceFormatException problem)
        {
            _cmdlet.WriteFailure(Failures.RunRecordInvalid(problem, path));
        }
        catch (ArgumentException problem)
        {
            _cmdlet.WriteFailure(Failures.RunRecordInvalid(problem, path));
        }
        catch (Exception exception) when (path is not null && exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            _cmdlet.WriteFailure(Failures.PathUnreadable(path!, exception));
        }
    }
}
