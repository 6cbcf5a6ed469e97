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
                    AddSession(statement, layer, in frame, keys);
                    AddResource(statement, in frame, keys);
                    AddConditions(statement, in frame, keys);
                }
            }
        }

        return keys.Values.ToList();
    }

    private static void AddSession(CompiledStatement statement, PolicyLayer layer, in EvaluationFrame frame, SortedDictionary<string, UnknownKey> keys)
    {
        if (statement.Principal is not { HasSessions: true } principals || statement.MatchesPrincipal(layer, in frame, out _) != Ternary.Unknown)
        {
            return;
        }

        foreach (string session in principals.Sessions)
        {
            if (UnknownSession.UserIdOf(session, frame.Request.Principal) is { } userId)
            {
                KeyOf(UnknownSession.Key, keys).AddVariable(userId, isComplete: true, isPattern: true);
            }
        }
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
                if (value.IsUnknown && template.TryResolve(in frame, out string resolved) is var state && state != Ternary.False)
                {
                    bool isPattern = condition.Operator.Family is OperatorFamily.StringLike or OperatorFamily.Arn;
                    KeyOf(condition.Key, keys).AddResolved(state == Ternary.True ? resolved : null, isPattern);
                }

                AddTemplate(template, value.Count > 0 ? value[0] : null, in frame, keys);
            }
        }
    }

    private static void AddTemplate(PolicyTemplate template, string? text, in EvaluationFrame frame, SortedDictionary<string, UnknownKey> keys)
    {
        for (int i = 0; i < template.Parts.Count; i++)
        {
            if (template.Parts[i].Variable is { } key && frame.Get(key).IsUnknown)
            {
                string? solution = Solve(template.Parts, i, text, out bool isComplete, out bool isPattern);
                KeyOf(key, keys).AddVariable(solution, isComplete, isPattern);
            }
        }
    }

    /// <summary>
    /// The value of a variable that makes a template match a text: what the text has between the part before the
    /// variable and the part behind it. Sure only for the template's one variable with no wildcard before it, and with
    /// nothing, plain text or an asterisk behind it.
    /// </summary>
    private static string? Solve(IReadOnlyList<TemplatePart> parts, int variable, string? text, out bool isComplete, out bool isPattern)
    {
        string before = string.Concat(parts.Take(variable).Select(part => part.Text));
        string after = string.Concat(parts.Skip(variable + 1).Select(part => part.Text));
        int wildcard = after.IndexOfAny(Wildcards);
        isPattern = wildcard >= 0;
        isComplete = text is not null
            && parts.All(part => !part.IsLiteral) && parts.Count(part => part.Variable is not null) == 1
            && parts[variable].Text is null
            && before.IndexOfAny(Wildcards) < 0 && (wildcard < 0 || after[wildcard] == '*');
        if (text is null || !text.StartsWith(before, StringComparison.Ordinal))
        {
            return null;
        }

        string literal = wildcard < 0 ? after : after.Substring(0, wildcard);
        int end = wildcard >= 0 ? text.IndexOf(literal, before.Length, StringComparison.Ordinal)
            : text.EndsWith(literal, StringComparison.Ordinal) ? text.Length - literal.Length
            : -1;
        return end >= before.Length ? text.Substring(before.Length, end - before.Length) : null;
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
