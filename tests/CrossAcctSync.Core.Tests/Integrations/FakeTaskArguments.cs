using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Integrations;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Core.Tests.Integrations;

/// <summary>Arguments by field path, as the tests write them.</summary>
internal sealed class FakeTaskArguments : ITaskArguments
{
    private readonly Dictionary<string, List<TaskArgument>> _values = new(StringComparer.Ordinal);

    public static FakeTaskArguments Opaque => new() { IsOpaque = true };

    public IReadOnlyList<string> FieldNames => _values.Keys.Select(path => path.Split('.', '[')[0]).Distinct().ToList();

    public IReadOnlyList<string> ValuePaths => _values.Keys.ToList();

    public bool IsOpaque { get; private init; }

    public bool IsGiven(string field) => 
        IsOpaque || _values.Keys.Any(path => path == field || path.StartsWith(field + ".", StringComparison.Ordinal) || path.StartsWith(field + "[", StringComparison.Ordinal));

    public static FakeTaskArguments Of(params (string Path, string Value)[] literals)
    {
        var arguments = new FakeTaskArguments();
        foreach ((string path, string value) in literals)
        {
            arguments.Add(path, TextPattern.Of(value), null);
        }

        return arguments;
    }

    public static FakeTaskArguments OfPattern(string path, params string?[] parts) => new FakeTaskArguments().With(path, parts);

    /// <summary>A value with a hole for each null.</summary>
    public FakeTaskArguments With(string path, params string?[] parts)
    {
        Add(path, TextPattern.Concat(parts.Select(part => part is null ? TextPattern.Unknown : TextPattern.Of(part))), "$.expression");
        return this;
    }

    public void Add(string path, TextPattern value, string? expression)
    {
        if (!_values.TryGetValue(path, out List<TaskArgument>? list))
        {
            _values.Add(path, list = []);
        }

        list.Add(new TaskArgument("Arguments." + path, value, expression, null));
    }

    public IReadOnlyList<TaskArgument> Find(string fieldPath) => _values.TryGetValue(fieldPath, out List<TaskArgument>? list) ? list : [];
}
