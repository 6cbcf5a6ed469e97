using CrossAcctSync.Documents;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Repairing;

/// <summary>A change of a definition's text that a rule makes. Immutable.</summary>
public sealed record SyncRepair
{
    internal SyncRepair()
    {
    }

    /// <summary>The file.</summary>
    public string Path { get; internal init; } = null!;

    /// <summary>The state, for example <c>ProcessOrders / Map:Lines / RunGlue</c>.</summary>
    public string StatePath { get; internal init; } = null!;

    /// <summary>The code of the finding that is repaired, for example <c>NestedExpressSync</c>.</summary>
    public string Code { get; internal init; } = null!;

    /// <summary>What is changed, one sentence.</summary>
    public string Change { get; internal init => field = VisibleText.Of(value); } = null!;

    /// <summary>The changed lines as they were.</summary>
    public string Before { get; internal init; } = null!;

    /// <summary>The same lines afterwards.</summary>
    public string After { get; internal init; } = null!;

    /// <summary>Where the change begins.</summary>
    public SourceLocation Location { get; internal init; } = null!;

    /// <summary>What else the change means, for example that the result has other fields; null when nothing.</summary>
    public string? Note { get; internal init => field = VisibleText.Of(value); }

    /// <summary>Whether the file has been written.</summary>
    public bool IsWritten { get; internal init; }

    /// <summary>The change as lines with <c>-</c> and <c>+</c>, below a line with its place.</summary>
    public string Diff => $"@@ line {Location.Position.Line} @@ {VisibleText.Of(StatePath)}\n{Marked(Before, '-')}\n{Marked(After, '+')}";

    /// <inheritdoc />
    public override string ToString() => VisibleText.Of($"{Location}: {StatePath}: {Change}");

    private static string Marked(string lines, char mark) =>
        mark + VisibleText.OfLines(string.Join("\n" + mark, lines.Replace("\r\n", "\n").Split('\n')));
}
