using CrossAcctSync.Documents;

namespace CrossAcctSync.Repairing;

/// <summary>A change of a definition's text that a rule makes. Immutable.</summary>
public sealed record SyncRepair
{
    /// <summary>The file.</summary>
    public required string Path { get; init; }

    /// <summary>The state, for example <c>ProcessOrders / Map:Lines / RunGlue</c>.</summary>
    public required string StatePath { get; init; }

    /// <summary>The code of the finding that is repaired, for example <c>NestedExpressSync</c>.</summary>
    public required string Code { get; init; }

    /// <summary>What is changed, one sentence.</summary>
    public required string Change { get; init; }

    /// <summary>The changed lines as they were.</summary>
    public required string Before { get; init; }

    /// <summary>The same lines afterwards.</summary>
    public required string After { get; init; }

    /// <summary>Where the change begins.</summary>
    public required SourceLocation Location { get; init; }

    /// <summary>What else the change means, for example that the result has other fields; null when nothing.</summary>
    public string? Note { get; init; }

    /// <summary>Whether the file has been written.</summary>
    public bool IsWritten { get; init; }

    /// <summary>The change as lines with <c>-</c> and <c>+</c>, below a line with its place.</summary>
    public string Diff => $"@@ line {Location.Position.Line} @@ {StatePath}\n{Marked(Before, '-')}\n{Marked(After, '+')}";

    /// <inheritdoc />
    public override string ToString() => $"{Location}: {StatePath}: {Change}";

    private static string Marked(string lines, char mark) =>
        mark + string.Join("\n" + mark, lines.Replace("\r\n", "\n").Split('\n'));
}
