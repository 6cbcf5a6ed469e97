using CrossAcctSync.Documents;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Definitions;

/// <summary>How the texts of a definition are read: with placeholders, or with a template's intrinsic functions.</summary>
internal interface IDefinitionText
{
    /// <summary>The text of a node, with holes for what is not known; null when the node is no text.</summary>
    TextPattern? Read(SourceNode node);

    /// <summary>Whether a node is a text that stands for itself, as nearly all do: nothing in it is replaced.</summary>
    bool IsPlain(SourceNode node);
}
