using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;
using System.Management.Automation.Host;

namespace CrossAcctSync.Host.Terminal;

/// <summary>Asks the user to choose, as <c>-Confirm</c> does.</summary>
internal sealed class ChoicePrompt(OutputStreams output, InputReader input)
{
    /// <summary>Asks until an answer names a choice.</summary>
    internal int Ask(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        ArgumentNullException.ThrowIfNull(choices);
        ArgumentOutOfRangeException.ThrowIfZero(choices.Count);
        ArgumentOutOfRangeException.ThrowIfLessThan(defaultChoice, -1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(defaultChoice, choices.Count);
        input.Demand();

        if (!string.IsNullOrEmpty(caption))
        {
            output.WriteLine(Environment.NewLine + caption);
        }

        if (!string.IsNullOrEmpty(message))
        {
            output.WriteLine(message);
        }

        (string Key, string Label)[] labels = [.. choices.Select(choice => Split(choice.Label))];
        string offered = string.Concat(labels.Select(label => $"[{label.Key}] {label.Label}  "));
        string fallback = defaultChoice < 0 ? ": " : $"(default is \"{NameOf(labels[defaultChoice])}\"): ";
        while (true)
        {
            output.Write($"{offered}[?] Help {fallback}");
            string answer = input.ReadLine().Trim();
            if (answer == "?")
            {
                WriteHelp(choices, labels);
            }
            else if (answer.Length == 0)
            {
                if (defaultChoice >= 0)
                {
                    return defaultChoice;
                }
            }
            else if (Find(labels, answer) is int chosen and >= 0)
            {
                return chosen;
            }
        }
    }

    /// <summary>Finds the choice that an answer names, by its key or its whole label.</summary>
    internal static int Find(IReadOnlyList<(string Key, string Label)> labels, string answer)
    {
        for (int i = 0; i < labels.Count; i++)
        {
            if (answer.Equals(labels[i].Label, StringComparison.CurrentCultureIgnoreCase)
                || (labels[i].Key.Length > 0 && answer.Equals(labels[i].Key, StringComparison.CurrentCultureIgnoreCase)))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Parts a label such as <c>Yes to &amp;All</c> into its key and the words that are shown.</summary>
    internal static (string Key, string Label) Split(string label)
    {
        int mark = label.IndexOf('&', StringComparison.Ordinal);
        bool hasKey = mark >= 0 && mark + 1 < label.Length;
        string key = hasKey ? label[mark + 1].ToString().ToUpperInvariant() : string.Empty;
        return (key.Trim(), mark < 0 ? label : label.Remove(mark, 1).Trim());
    }

    private static string NameOf((string Key, string Label) label) => label.Key.Length > 0 ? label.Key : label.Label;

    private void WriteHelp(Collection<ChoiceDescription> choices, (string Key, string Label)[] labels)
    {
        for (int i = 0; i < labels.Length; i++)
        {
            output.WriteLine($"{NameOf(labels[i])} - {choices[i].HelpMessage}");
        }
    }
}
