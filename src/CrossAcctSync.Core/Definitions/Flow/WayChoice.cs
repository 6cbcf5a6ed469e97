using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CrossAcctSync.Documents;
using CrossAcctSync.Expressions;
using CrossAcctSync.Expressions.Jsonata;

namespace CrossAcctSync.Definitions.Flow;

/// <summary>One value for each of some expressions that have several, as they can come together.</summary>
internal sealed class WayChoice
{
    // More ways than these are one, in which what differs is unknown.
    private const int Most = 16;

    private readonly Dictionary<SourceNode, WorkflowValue> _values;

    private WayChoice(Dictionary<SourceNode, WorkflowValue> values) => _values = values;

    /// <summary>The ways in which the values can come together.</summary>
    /// <param name="found">The expressions, each with its values.</param>
    /// <param name="text">Reads the expressions.</param>
    /// <param name="scope">What they see.</param>
    /// <param name="result">The state's result.</param>
    public static IReadOnlyList<WayChoice> Of(Dictionary<SourceNode, IReadOnlyList<WorkflowValue>> found, IDefinitionText text, WorkflowScope scope, WorkflowValue result)
    {
        SourceNode[] nodes = found.Keys.ToArray();
        if (nodes.Length == 1)
        {
            return found[nodes[0]].Count > Most ? Joined(found) : found[nodes[0]].Select(value => Of(nodes, _ => value)).ToArray();
        }

        // Read as one expression, what is asked twice falls one way. The line ends a comment that would hide the bracket.
        string together = "{% {" + string.Join(",", nodes.Select((node, place) => "\"" + Name(place) + "\": (" + Inner(text.Read(node)!.ToMarkedText()) + "\n)")) + "} %}";
        IReadOnlyList<WorkflowValue> values = JsonataExpression.Parse(together).Evaluate(scope, result);
        return values.Count > Most || values.Any(value => value.Kind != WorkflowValueKind.Object || value.IsOpen)
            ? Joined(found)
            // An expression that gives nothing fails the execution.
            : values.Select(value => Of(nodes, place => value.Members.Find(Name(place)) ?? WorkflowValue.Unknown)).ToArray();
    }

    /// <summary>The value of an expression; null for one that has no more than one.</summary>
    public WorkflowValue? Find(SourceNode node) => _values.TryGetValue(node, out WorkflowValue? value) ? value : null;

    private static WayChoice[] Joined(Dictionary<SourceNode, IReadOnlyList<WorkflowValue>> found) => new[]
    {
        new WayChoice(found.ToDictionary(one => one.Key, one => one.Value.Aggregate((joined, value) => joined.Join(value)))),
    };

    private static WayChoice Of(SourceNode[] nodes, System.Func<int, WorkflowValue> valueOf) =>
        new(Enumerable.Range(0, nodes.Length).ToDictionary(place => nodes[place], valueOf));

    private static string Name(int place) => place.ToString(CultureInfo.InvariantCulture);

    private static string Inner(string text) => text.Substring(2, text.Length - 4);
}
