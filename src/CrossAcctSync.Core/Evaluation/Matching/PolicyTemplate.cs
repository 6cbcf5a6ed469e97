using System;
using System.Collections.Generic;
using System.Text;
using CrossAcctSync.Evaluation.Conditions;
using CrossAcctSync.Evaluation.Logic;

namespace CrossAcctSync.Evaluation.Matching;

/// <summary>
/// A text of a policy with its variables: <c>${key}</c>, <c>${key, 'default'}</c>, and the escapes <c>${*}</c>,
/// <c>${?}</c> and <c>${$}</c> (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html).
/// Version 2008-10-17 has no variables, so that the text is what it is.
/// </summary>
internal sealed class PolicyTemplate
{
    private readonly List<TemplatePart> _parts;

    private PolicyTemplate(string source, List<TemplatePart> parts)
    {
        Source = source;
        _parts = parts;
    }

    /// <summary>The text as written.</summary>
    public string Source { get; }

    public IReadOnlyList<TemplatePart> Parts => _parts;

    /// <summary>Reads a text; null when it holds neither variable nor escape.</summary>
    public static PolicyTemplate? Parse(string text, bool hasVariables)
    {
        int dollar = hasVariables ? text.IndexOf("${", StringComparison.Ordinal) : -1;
        if (dollar < 0)
        {
            return null;
        }

        var parts = new List<TemplatePart>();
        int start = 0;
        while (dollar >= 0)
        {
            int end = text.IndexOf('}', dollar);
            if (end < 0)
            {
                break;
            }

            AddText(parts, text, start, dollar);
            parts.Add(PartOf(text.Substring(dollar + 2, end - dollar - 2)));
            start = end + 1;
            dollar = text.IndexOf("${", start, StringComparison.Ordinal);
        }

        AddText(parts, text, start, text.Length);
        return new PolicyTemplate(text, parts);
    }

    /// <summary>The text for a request. <see cref="Ternary.False"/> when a variable has no value, and then nothing equals it.</summary>
    public Ternary TryResolve(in EvaluationFrame frame, out string resolved)
    {
        var builder = new StringBuilder();
        foreach (TemplatePart part in _parts)
        {
            Ternary state = ValueOf(part, in frame, out string text);
            if (state != Ternary.True)
            {
                resolved = string.Empty;
                return state;
            }

            builder.Append(text);
        }

        resolved = builder.ToString();
        return Ternary.True;
    }

    /// <summary>The pattern for a request; values of variables stand for themselves. As <see cref="TryResolve"/>.</summary>
    public Ternary TryResolveTokens(in EvaluationFrame frame, bool isArn, out int[] tokens)
    {
        var writer = new TokenWriter(isArn);
        for (int i = 0; i < _parts.Count; i++)
        {
            TemplatePart part = _parts[i];
            Ternary state = ValueOf(part, in frame, out string text);
            if (state != Ternary.True)
            {
                tokens = Array.Empty<int>();
                return state;
            }

            if (part.Variable is null && !part.IsLiteral)
            {
                writer.AddPattern(text, i == _parts.Count - 1);
            }
            else
            {
                writer.AddLiteral(text);
            }
        }

        tokens = writer.ToArray();
        return Ternary.True;
    }

    private static Ternary ValueOf(TemplatePart part, in EvaluationFrame frame, out string text)
    {
        if (part.Variable is null)
        {
            text = part.Text!;
            return Ternary.True;
        }

        ContextValue value = frame.Get(part.Variable);
        // A key with many values cannot be a variable, and an empty one is null, as it is for Null.
        bool hasValue = value.Count == 1 && !value.IsNull;
        text = hasValue ? value[0] : part.Text ?? string.Empty;
        return value.IsUnknown ? Ternary.Unknown
            : hasValue || (value.IsNull && part.Text is not null) ? Ternary.True
            : Ternary.False;
    }

    private static void AddText(List<TemplatePart> parts, string text, int start, int end)
    {
        if (end > start)
        {
            parts.Add(new TemplatePart(text.Substring(start, end - start), null, false));
        }
    }

    private static TemplatePart PartOf(string inner)
    {
        if (inner is "*" or "?" or "$")
        {
            return new TemplatePart(inner, null, true);
        }

        int comma = inner.IndexOf(',');
        string key = (comma < 0 ? inner : inner.Substring(0, comma)).Trim();
        string fallback = comma < 0 ? string.Empty : inner.Substring(comma + 1).Trim();
        bool isQuoted = fallback.Length >= 2 && fallback[0] == '\'' && fallback[fallback.Length - 1] == '\'';
        return new TemplatePart(isQuoted ? fallback.Substring(1, fallback.Length - 2) : null, new ContextKey(key), false);
    }
}
