using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Evaluation.Conditions;
using CrossAcctSync.Evaluation.Matching;

namespace CrossAcctSync.Evaluation.Logic;

/// <summary>Finds the unknown context keys of the statements that may apply.</summary>
internal static class UnknownKeyFinder
{
    public static IReadOnlyList<UnknownKey> Find(in EvaluationFrame frame, PolicySet policies)
    {
        var keys = new SortedDictionary<string, UnknownKey>(StringComparer.Ordinal);
        foreach ((PolicyLayer layer, _, NamedPolicy policy) in Applicability.Policies(frame.Request, policies))
        {
            foreach (CompiledStatement statement in policy.Compile()?.Statements ?? Array.Empty<CompiledStatement>())
            {
                if (statement.Matches(layer, in frame, out _) == Ternary.Unknown)
                {
                    AddResource(statement, in frame, keys);
                    AddConditions(statement, in frame, keys);
                }
            }
        }

        return keys.Values.ToList();
    }

    private static void AddResource(CompiledStatement statement, in EvaluationFrame frame, SortedDictionary<string, UnknownKey> keys)
    {
        foreach (ResourcePattern pattern in statement.Resource?.Patterns ?? Array.Empty<ResourcePattern>())
        {
            if (pattern.Template is { } template)
            {
                AddTemplate(template, frame.Request.Resource, in frame, keys);
            }
        }
    }

    private static void AddConditions(CompiledStatement statement, in EvaluationFrame frame, SortedDictionary<string, UnknownKey> keys)
    {
        foreach (CompiledCondition condition in statement.Conditions)
        {
            if (condition.IsMalformed)
            {
                continue;
            }

            ContextValue value = frame.Get(condition.Key);
            if (value.IsUnknown)
            {
                KeyOf(condition.Key, keys).AddCondition(condition);
            }

            foreach (PolicyTemplate template in condition.Matcher?.Templates ?? Array.Empty<PolicyTemplate>())
            {
                AddTemplate(template, value.Count > 0 ? value[0] : null, in frame, keys);
            }
        }
    }

    private static void AddTemplate(PolicyTemplate template, string? text, in EvaluationFrame frame, SortedDictionary<string, UnknownKey> keys)
    {
        foreach (TemplatePart part in template.Parts)
        {
            if (part.Variable is { } key && frame.Get(key).IsUnknown)
            {
                KeyOf(key, keys).AddVariable(Solutions(template, text));
            }
        }
    }

    /// <summary>
    /// Values of the only variable that could make the template match a text: what the text has behind the part before
    /// the variable, up to the part behind it.
    /// </summary>
    private static IEnumerable<string> Solutions(PolicyTemplate template, string? text)
    {
        IReadOnlyList<TemplatePart> parts = template.Parts;
        int variable = parts.TakeWhile(part => part.Variable is null).Count();
        string before = string.Concat(parts.Take(variable).Select(part => part.Text));
        if (text is null || !text.StartsWith(before, StringComparison.Ordinal) || text.Length > 4096)
        {
            yield break;
        }

        string after = variable + 1 < parts.Count ? parts[variable + 1].Text ?? string.Empty : string.Empty;
        int wildcard = after.IndexOfAny(Wildcards);
        after = wildcard < 0 ? after : after.Substring(0, wildcard);
        if (after.Length == 0)
        {
            yield return text.Substring(before.Length);
            yield break;
        }

        int end = text.IndexOf(after, before.Length, StringComparison.Ordinal);
        if (end >= 0)
        {
            yield return text.Substring(before.Length, end - before.Length);
        }
    }

    private static UnknownKey KeyOf(ContextKey key, SortedDictionary<string, UnknownKey> keys)
    {
        if (!keys.TryGetValue(key.Lower, out UnknownKey? unknown))
        {
            keys.Add(key.Lower, unknown = new UnknownKey(key.Lower));
        }

        return unknown;
    }

    private static readonly char[] Wildcards = { '*', '?' };
}
