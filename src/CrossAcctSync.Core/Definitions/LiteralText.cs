using CrossAcctSync.Documents;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Definitions;

/// <summary>Texts that stand for themselves: what a run has worked out holds no placeholders, whatever it looks like.</summary>
internal sealed class LiteralText : IDefinitionText
{
    public static LiteralText Instance { get; } = new();

    public TextPattern? Read(SourceNode node) => node.Text is { } text && node.Kind != SourceNodeKind.Null ? TextPattern.Of(text) : null;

    public bool IsPlain(SourceNode node) => node.IsString && !node.IsEscaped && !node.IsBarePlaceholder;
}
