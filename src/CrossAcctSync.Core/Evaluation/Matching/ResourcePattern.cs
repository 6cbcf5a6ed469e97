using System;
using CrossAcctSync.Evaluation.Logic;

namespace CrossAcctSync.Evaluation.Matching;

/// <summary>One value of a <c>Resource</c> or <c>NotResource</c> (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html).</summary>
internal sealed class ResourcePattern
{
    private static readonly char[] Wildcards = { '*', '?' };

    private readonly WildcardPattern? _pattern;

    public ResourcePattern(string text, bool hasVariables)
    {
        Template = PolicyTemplate.Parse(text, hasVariables);
        _pattern = Template is null ? WildcardPattern.OfArn(text) : null;
        IsMalformed = !IsAcceptable(text, Template is not null);
    }

    /// <summary>The text with its variables; null when it has none.</summary>
    public PolicyTemplate? Template { get; }

    public bool IsMalformed { get; }

    public Ternary Matches(string resource, in EvaluationFrame frame)
    {
        if (_pattern is not null)
        {
            return TernaryLogic.Of(_pattern.IsMatch(resource));
        }

        Ternary state = Template!.TryResolveTokens(in frame, isArn: true, out int[] tokens);
        return state == Ternary.True
            ? TernaryLogic.Of(TokenMatcher.IsMatch(tokens, 0, tokens.Length, resource, 0, resource.Length))
            : state;
    }

    /// <summary>
    /// A resource is <c>*</c> or an ARN whose service segment has no wildcard, and variables stand only behind the
    /// fifth colon.
    /// </summary>
    private static bool IsAcceptable(string text, bool hasTemplate)
    {
        if (text == "*")
        {
            return true;
        }

        if (!text.StartsWith("arn:", StringComparison.Ordinal))
        {
            return false;
        }

        int service = text.IndexOf(':', 4) + 1;
        if (service > 0)
        {
            int end = text.IndexOf(':', service);
            int wildcard = text.IndexOfAny(Wildcards, service);
            if (end > 0 && wildcard >= 0 && wildcard < end)
            {
                return false;
            }
        }

        return !hasTemplate || HasFiveColons(text, text.IndexOf("${", StringComparison.Ordinal));
    }

    private static bool HasFiveColons(string text, int end)
    {
        int colons = 0;
        for (int i = 0; i < end; i++)
        {
            colons += text[i] == ':' ? 1 : 0;
        }

        return colons >= 5;
    }
}
