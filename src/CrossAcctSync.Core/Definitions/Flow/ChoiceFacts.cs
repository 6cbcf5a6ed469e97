using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using CrossAcctSync.Documents;
using CrossAcctSync.Expressions;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Definitions.Flow;

/// <summary>
/// Tells conditions of Choice states apart by what they ask of which values, so that the same unknown one falls the same way
/// in every state. Only those that more than one state asks are kept: each splits the situations of all that follows.
/// </summary>
internal sealed class ChoiceFacts
{
    // A value with more parts than these is told apart from no other.
    private const int MostParts = 50;

    // $random, $uuid, $now and $millis give another value each time; a name in quotation marks is no plain path.
    private static readonly Regex Unstable = new(@"\$(random|uuid|now|millis|eval)\b|`", RegexOptions.CultureInvariant);
    private static readonly Regex Input = new(@"\$states\.input((?:\.[A-Za-z_][A-Za-z0-9_]*)*)", RegexOptions.CultureInvariant);
    private static readonly Regex Variable = new(@"\$([A-Za-z_][A-Za-z0-9_]*)?(\s*\()?", RegexOptions.CultureInvariant);

    private readonly HashSet<string> _repeated;

    private ChoiceFacts(HashSet<string> repeated) => _repeated = repeated;

    /// <summary>No condition is asked twice.</summary>
    public static ChoiceFacts None { get; } = new(new HashSet<string>(StringComparer.Ordinal));

    /// <summary>Whether any condition is asked by more than one state.</summary>
    public bool IsAnyRepeated => _repeated.Count > 0;

    /// <summary>Finds the conditions that more than one state asks.</summary>
    public static ChoiceFacts Of(StateTree tree)
    {
        var asked = new HashSet<string>(StringComparer.Ordinal);
        var repeated = new HashSet<string>(StringComparer.Ordinal);
        var groups = new Stack<StateGroup>();
        groups.Push(tree.Root);
        while (groups.Count > 0)
        {
            foreach (StateNode state in groups.Pop().States)
            {
                if (state.Kind == StateKind.Choice)
                {
                    var here = new HashSet<string>(StringComparer.Ordinal);
                    AddTexts(state[StateField.Choices], here);
                    repeated.UnionWith(here.Where(text => !asked.Add(text)));
                }

                foreach (StateGroup inner in state.Inner)
                {
                    groups.Push(inner);
                }
            }
        }

        return repeated.Count == 0 ? None : new ChoiceFacts(repeated);
    }

    /// <summary>How a comparison over an unknown value has fallen before; null where that is not known.</summary>
    public bool? Find(ScopeFacts facts, ChoiceTest test, WorkflowValue value, WorkflowValue operand)
    {
        if (KeyOf(test, value, operand) is not { } key)
        {
            return null;
        }

        // A text that is one is no other.
        return facts.Find(key) ?? (test.Name is "StringEquals" or "BooleanEquals" && facts.IsOtherTrue(StartOf(test, value), key) ? false : null);
    }

    /// <summary>What tells a comparison from others; null where its value may be another one next time, or nobody asks again.</summary>
    public string? KeyOf(ChoiceTest test, WorkflowValue value, WorkflowValue operand)
    {
        if (!value.IsUnknown || value.Origin is null || !_repeated.Contains(test.Written))
        {
            return null;
        }

        var key = new List<string>();
        return TryWrite(operand, key) ? StartOf(test, value) + string.Concat(key) : null;
    }

    /// <summary>The same for a condition in JSONata, which gives one outcome as long as all that it names is the same.</summary>
    public string? KeyOf(TextPattern? text, WorkflowScope scope)
    {
        if (text?.Literal is not { } condition || !_repeated.Contains(condition) || Unstable.IsMatch(condition))
        {
            return null;
        }

        var key = new List<string> { condition };
        string rest = condition;
        foreach (Match match in Input.Matches(condition))
        {
            if (!TryWrite(Prefix(scope.Input, match.Groups[1].Value), key))
            {
                return null;
            }
        }

        rest = Input.Replace(rest, string.Empty);
        foreach (Match match in Variable.Matches(rest))
        {
            string name = match.Groups[1].Value;
            // '$' alone is what a function or a predicate is asked about.
            bool isCall = match.Groups[2].Success && name.Length > 0;
            if (!isCall && (name.Length == 0 || name == "states" || !TryWrite(scope.Variable(name), key)))
            {
                return null;
            }
        }

        return string.Concat(key);
    }

    private static string StartOf(ChoiceTest test, WorkflowValue value) => test.Name + "\n" + value.Origin + "\n\n";

    /// <summary>The value at the end of a path, or the last one before a list, into which JSONata goes in its own way.</summary>
    private static WorkflowValue Prefix(WorkflowValue value, string path)
    {
        foreach (string name in path.Split(new[] { '.' }, StringSplitOptions.RemoveEmptyEntries))
        {
            if (value.Kind is not (WorkflowValueKind.Object or WorkflowValueKind.Unknown))
            {
                return value;
            }

            value = value.Member(name);
        }

        return value;
    }

    private static bool TryWrite(WorkflowValue value, List<string> key)
    {
        if (key.Count > MostParts)
        {
            return false;
        }

        key.Add("\n" + value.Kind);
        if ((value.IsUnknown || value.IsOpen) && value.Origin is null)
        {
            return false;
        }

        switch (value.Kind)
        {
            case WorkflowValueKind.Unknown:
                key.Add(value.Origin!);
                return true;
            case WorkflowValueKind.Array:
                key.Add(value.Items.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
                return value.Items.All(item => TryWrite(item, key));
            case WorkflowValueKind.Object:
                key.Add(value.Members.Count + "\n" + value.Origin);
                return value.Members.OrderBy(member => member.Key, StringComparer.Ordinal).All(member =>
                {
                    key.Add("\n" + member.Key.Length + "\n" + member.Key);
                    return TryWrite(member.Value, key);
                });
            default:
                key.Add(value.Text.Literal is { } text ? text.Length + "\n" + text : string.Empty);
                return value.IsMissing || value.Text.IsLiteral;
        }
    }

    private static void AddTexts(SourceNode node, HashSet<string> texts)
    {
        foreach (SourceNode element in node.Elements)
        {
            AddRule(element, texts);
        }
    }

    private static void AddRule(SourceNode rule, HashSet<string> texts)
    {
        var open = new Stack<SourceNode>();
        open.Push(rule);
        while (open.Count > 0)
        {
            SourceNode next = open.Pop();
            if ((next["Variable"].StringValue ?? next["Condition"].StringValue) is { } text)
            {
                texts.Add(text);
            }

            if (next["Not"].IsObject)
            {
                open.Push(next["Not"]);
            }

            foreach (SourceNode part in next["And"].Elements.ToList().Concat(next["Or"].Elements.ToList()))
            {
                open.Push(part);
            }
        }
    }
}
