using System;
using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Integrations;

/// <summary>When a statement is needed at all: only if the task names a field, or gives it one of some values.</summary>
/// <param name="FieldPath">The field, for example <c>AuthType</c>.</param>
/// <param name="Values">The values that need the statement; empty for any.</param>
public sealed record FieldCondition(string FieldPath, IReadOnlyList<string> Values)
{
    /// <summary>The field, for example <c>AuthType</c>.</summary>
    public string FieldPath { get; internal init; } = FieldPath;

    /// <summary>The values that need the statement; empty for any.</summary>
    public IReadOnlyList<string> Values { get; internal init; } = Values;

    /// <inheritdoc />
    public override string ToString() => Values.Count == 0 ? FieldPath : $"{FieldPath} = {string.Join(", ", Values)}";

    internal bool IsMet(ITaskArguments arguments)
    {
        IReadOnlyList<TaskArgument> found = arguments.Find(FieldPath);
        if (found.Count == 0)
        {
            // Of values that only the run will tell, one may be the value that needs the statement.
            return Values.Count == 0 ? !arguments.IsOpaque && arguments.IsGiven(FieldPath) : arguments.IsOpaque;
        }

        return Values.Count == 0 || found.Any(argument => argument.Literal is not { } literal || Values.Contains(literal, StringComparer.Ordinal));
    }
}
