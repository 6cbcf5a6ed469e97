using CrossAcctSync.Documents;

namespace CrossAcctSync.Definitions.Reading;

/// <summary>A definition that stands as a text, or as an object, within another document.</summary>
internal static class EmbeddedDefinition
{
    /// <exception cref="SourceFormatException">The node holds no definition.</exception>
    public static SourceNode Read(SourceNode node)
    {
        SourceNode root = node.StringValue is { } text
            ? SourceDocumentReader.Read(text, new SourceOrigin(node.Document!.Path, node.Location.Position), SourceLimits.Default).Root
            : node;
        DefinitionShape.Check(root);
        return root;
    }
}
