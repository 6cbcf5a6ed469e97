using System;
using System.Collections.Generic;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Policies;

/// <summary>What the reader of documents lets through and a policy must not hold.</summary>
internal static class PolicyShapeCheck
{
    /// <exception cref="PolicyFormatException">The policy repeats a name in one object, or holds a value without quotation marks.</exception>
    public static void Check(SourceNode node)
    {
        switch (node.Kind)
        {
            case SourceNodeKind.Object:
                CheckObject(node);
                break;
            case SourceNodeKind.Array:
                foreach (SourceNode element in node.Elements)
                {
                    Check(element);
                }

                break;
            case SourceNodeKind.String when node.IsBarePlaceholder:
                throw PolicyParser.Error(node, string.Empty, $"The placeholder ${{{node.StringValue!.TrimStart('{')}}} stands without quotation marks; IAM takes only JSON.");
            default:
                break;
        }
    }

    private static void CheckObject(SourceNode node)
    {
        // "Individual elements must not contain multiple instances of the same key"
        // (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html#policies-grammar-notes).
        var seen = new Dictionary<string, SourceNode>(StringComparer.Ordinal);
        foreach (SourceMember member in node.Members)
        {
            string name = member.Name;
            if (seen.TryGetValue(name, out SourceNode first))
            {
                throw PolicyParser.Error(member.NameNode, string.Empty, $"The name '{name}' stands twice in one object, first at {first.Location.Position}.");
            }

            seen.Add(name, member.NameNode);
            Check(member.Value);
        }
    }
}
