using System;
using CrossAcctSync.Documents;
using CrossAcctSync.Expressions;

namespace CrossAcctSync.Definitions.Flow;

/// <summary>One comparison of a Choice state in JSONPath, as it is written.</summary>
/// <param name="Name">Its name, such as <c>StringEquals</c>.</param>
/// <param name="Written">The text of <c>Variable</c>.</param>
/// <param name="Variable">The path to the value that is compared.</param>
/// <param name="VariableNode">Where that path stands.</param>
/// <param name="Operand">What it is compared with.</param>
internal sealed record ChoiceTest(string Name, string Written, ReferencePath Variable, SourceNode VariableNode, SourceNode Operand)
{
    /// <summary>The end of the name of a comparison with what another path leads to.</summary>
    public const string Path = "Path";

    /// <summary>Whether the operand is a path, too.</summary>
    public bool IsOfPaths => Name.EndsWith(Path, StringComparison.Ordinal);
}
