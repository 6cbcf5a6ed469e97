using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CrossAcctSync.Expressions.Jsonata.Syntax;

namespace CrossAcctSync.Expressions.Jsonata;

/// <summary>
/// Calls that cannot succeed: of functions that there are none of, of <c>$eval</c>, which Step Functions does not have
/// (https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html#jsonata-functions-provided-by-step-functions),
/// and with another number of arguments than a function takes.
/// </summary>
internal static class JsonataProblems
{
    /// <summary>The problems of an expression, as ends of a sentence.</summary>
    public static IReadOnlyList<string> In(JsonataSyntax root)
    {
        List<JsonataSyntax> nodes = All(root);
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonataSyntax node in nodes)
        {
            named.UnionWith(node.Kind switch
            {
                JsonataSyntaxKind.Bind => new[] { node.Text },
                JsonataSyntaxKind.Lambda => node.Parts.Select(parameter => parameter.Text),
                _ => new[] { node.Focus, node.Index }.OfType<string>(),
            });
        }

        // What ~> leads to is given one argument more than is written.
        var given = new HashSet<JsonataSyntax>(nodes.Where(node => node.Kind == JsonataSyntaxKind.Apply).Select(node => node.Right!));
        var problems = new List<string>();
        foreach (JsonataSyntax node in nodes.Where(node => node.Kind == JsonataSyntaxKind.Call))
        {
            Check(node, given.Contains(node) ? 1 : 0, named, problems);
        }

        return problems;
    }

    private static void Check(JsonataSyntax call, int given, HashSet<string> named, List<string> problems)
    {
        string name = call.Left!.Text;
        if (call.Left.Kind != JsonataSyntaxKind.Variable || call.Left.Predicates is not null || named.Contains(name) || name.Length == 0 || name == "$")
        {
            return;
        }

        if (JsonataLibrary.Find(name)?.Function?.Signature is not { } signature)
        {
            problems.Add($"calls ${name}, a function that Step Functions does not have (character {call.Position})");
            return;
        }

        int count = call.Parts.Count + given;
        if (count < signature.Least || count > signature.Most)
        {
            string takes = signature.Most is not { } most ? $"{signature.Least} or more"
                : most == signature.Least ? most.ToString(CultureInfo.InvariantCulture)
                : $"{signature.Least} to {most}";
            problems.Add($"calls ${name} with {count} argument{(count == 1 ? string.Empty : "s")}, and it takes {takes} (character {call.Position})");
        }
    }

    private static List<JsonataSyntax> All(JsonataSyntax root)
    {
        var nodes = new List<JsonataSyntax> { root };
        for (int i = 0; i < nodes.Count; i++)
        {
            nodes.AddRange(nodes[i].Inner);
        }

        return nodes;
    }
}
