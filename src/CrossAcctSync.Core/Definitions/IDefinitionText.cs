using CrossAcctSync.Documents;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Definitions;

/// <summary>How the texts of a definition are read: with placeholders, or with a template's intrinsic functions.</summary>
internal interface IDefinitionText
{
    /// <summary>The text of a node, with holes for what is not known; null when the node is no text.</summary>
    TextPattern? Read(SourceNode node);
}
