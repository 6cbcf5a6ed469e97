using System;
using CrossAcctSync.Evaluation.Logic;

namespace CrossAcctSync.Evaluation.Matching;

/// <summary>One value of a <c>Resource</c> or <c>NotResource</c> (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html).</summary>
internal sealed class ResourcePattern
{
    private const int Colons = 5;

    private static readonly char[] Wildcards = { '*', '?' };

    private readonly WildcardPattern? _pattern;
    private readonly WildcardPattern? _asWritten;

    public ResourcePattern(string text, bool hasVariables)
    {
        bool isArn = text.StartsWith("arn:", StringComparison.Ordinal);
        int variable = hasVariables ? text.IndexOf("${", StringComparison.Ordinal) : -1;
        IsVoid = isArn && variable >= 0 && ColonsBefore(text, variable) < Colons;
        int colons = ColonsBefore(text, text.Length);
        IsIncomplete = isArn && !IsVoid && colons < Colons;
        IsOpen = text.EndsWith("*", StringComparison.Ordinal);
        IsMalformed = text != "*" && (!isArn || HasWildcardService(text));
        // A wildcard in it may pass colons, so that it may have all fields as it is.
        _asWritten = IsIncomplete && text.IndexOfAny(Wildcards) >= 0 ? WildcardPattern.OfArn(text) : null;
        for (int i = colons; IsIncomplete && !IsOpen && i < Colons; i++)
        {
            text += ":*";
        }

        Template = IsVoid ? null : PolicyTemplate.Parse(text, hasVariables);
        _pattern = Template is null ? WildcardPattern.OfArn(text) : null;
    }

    /// <summary>The text with its variables; null when it has none.</summary>
    public PolicyTemplate? Template { get; }

    /// <summary>A resource is <c>*</c> or an ARN whose service segment has no wildcard.</summary>
    public bool IsMalformed { get; }

    /// <summary>
    /// Whether fields of the ARN were missing: "When you specify an incomplete ARN (one with fewer than the standard six fields)
    /// in an identity-based policy, AWS automatically completes the ARN by adding wildcard characters (*) to all missing fields"
    /// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html).
    /// </summary>
    public bool IsIncomplete { get; }

    /// <summary>Whether the text ends in <c>*</c>, which matches over the colons by itself.</summary>
    public bool IsOpen { get; }

    /// <summary>
    /// Whether a variable stands before the fifth colon, where none is resolved
    /// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-resourceelement):
    /// IAM takes the policy, and this one pattern matches nothing.
    /// </summary>
    public bool IsVoid { get; }

    public Ternary Matches(string resource, in EvaluationFrame frame)
    {
        if (IsVoid)
        {
            return Ternary.False;
        }

        if (_pattern is not null)
        {
            return TernaryLogic.Of(_pattern.IsMatch(resource) || _asWritten?.IsMatch(resource) == true);
        }

        Ternary state = Template!.TryResolveTokens(in frame, isArn: true, out int[] tokens);
        return state == Ternary.True
            ? TernaryLogic.Of(TokenMatcher.IsMatch(tokens, 0, tokens.Length, resource, 0, resource.Length))
            : state;
    }

    private static bool HasWildcardService(string text)
    {
        int service = text.IndexOf(':', 4) + 1;
        int end = service > 0 ? text.IndexOf(':', service) : -1;
        int wildcard = end > 0 ? text.IndexOfAny(Wildcards, service) : -1;
        return wildcard >= 0 && wildcard < end;
    }

    private static int ColonsBefore(string text, int end)
    {
        int colons = 0;
        for (int i = 0; i < end; i++)
        {
            colons += text[i] == ':' ? 1 : 0;
        }

        return colons;
    }
}
