using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Reports.Markdown;

/// <summary>
/// Paths as a graph of Mermaid (https://mermaid.js.org/syntax/flowchart.html): an account is a box, a state machine and
/// a role are nodes, a path is an arrow. A broken one is dotted and crossed, so that it stands out without colour.
/// </summary>
internal static class MermaidGraph
{
    /// <summary>The lines of the graph.</summary>
    /// <param name="paths">The paths; Mermaid draws 500 arrows at most.</param>
    public static string Write(IReadOnlyList<ReportPath> paths)
    {
        var nodes = new Dictionary<(string Account, string Key), (string Id, string Label, bool IsRole)>();
        foreach (ReportPath path in paths)
        {
            Node(nodes, SourceOf(path), path.StateMachineName, isRole: false);
            Node(nodes, TargetOf(path), path.TargetRoleName, isRole: true);
        }

        var text = new StringBuilder("flowchart LR\n");
        int box = 0;
        foreach (IGrouping<string, KeyValuePair<(string Account, string Key), (string Id, string Label, bool IsRole)>> account in
            nodes.GroupBy(node => node.Key.Account, StringComparer.Ordinal).OrderBy(account => account.Key, StringComparer.Ordinal))
        {
            text.Append("  subgraph a").Append((box++).ToString(CultureInfo.InvariantCulture)).Append("[\"").Append(Label("account " + account.Key)).Append("\"]\n");
            foreach ((string id, string label, bool isRole) in account.Select(node => node.Value))
            {
                text.Append("    ").Append(id).Append(isRole ? "[\"" : "([\"").Append(Label(label)).Append(isRole ? "\"]\n" : "\"])\n");
            }

            text.Append("  end\n");
        }

        foreach (ReportPath path in paths)
        {
            text.Append("  ").Append(nodes[SourceOf(path)].Id).Append(Arrow(path)).Append(nodes[TargetOf(path)].Id).Append('\n');
        }

        return text.ToString().TrimEnd('\n');
    }

    private static (string Account, string Key) SourceOf(ReportPath path) => (path.SourceAccountId ?? "unknown", "m" + (path.StateMachineArn ?? path.StateMachineName));

    private static (string Account, string Key) TargetOf(ReportPath path) => (path.TargetAccountId ?? "unknown", "r" + path.TargetRolePattern);

    private static void Node(Dictionary<(string Account, string Key), (string Id, string Label, bool IsRole)> nodes, (string Account, string Key) key, string label, bool isRole)
    {
        if (!nodes.ContainsKey(key))
        {
            nodes.Add(key, ("n" + nodes.Count.ToString(CultureInfo.InvariantCulture), label, isRole));
        }
    }

    private static string Arrow(ReportPath path)
    {
        string[] legs = path.Legs.Where(leg => leg.Outcome == path.Outcome).Select(leg => leg.Leg.ToString()).ToArray();
        string broken = string.Join(", ", legs);
        return path.Outcome switch
        {
            ReportOutcome.Failed => $" -. \"✗ {Label(broken)}\" .-x ",
            ReportOutcome.Undetermined or ReportOutcome.NotTested => " -. \"?\" .-> ",
            ReportOutcome.Warning => " -- \"!\" --> ",
            _ => " --> ",
        };
    }

    // "#35;" is the way of Mermaid to write a character by its number; a label that has only those can end nothing.
    private static string Label(string name)
    {
        string text = VisibleText.Of(name);
        var label = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char one = text[i];
            if (char.IsHighSurrogate(one) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                Number(label, char.ConvertToUtf32(one, text[++i]));
            }
            else if (char.IsSurrogate(one) || char.IsControl(one))
            {
                label.Append(' ');
            }
            else if (one < 128 && (char.IsLetterOrDigit(one) || " -_./,".IndexOf(one) >= 0))
            {
                label.Append(one);
            }
            else
            {
                Number(label, one);
            }
        }

        return label.ToString();
    }

    private static void Number(StringBuilder label, int character) => label.Append('#').Append(character.ToString(CultureInfo.InvariantCulture)).Append(';');
}
