using System;
using System.Collections.Generic;

namespace CrossAcctSync.Policies;

/// <summary>
/// Containment and overlap of the patterns in policies: <c>*</c> is any text, <c>?</c> any one character, and
/// <c>${...}</c> a policy variable.
/// </summary>
/// <remarks>
/// <para>
/// <c>Covers…</c> answers "does every text that the one matches match the other". A yes is always true; a no may be
/// wrong for contrived patterns. <c>MayOverlap</c> is the other way round: a no is always true.
/// </para>
/// <para>
/// In ARNs, AWS says: "You can use wildcard characters (* and ?) within the individual segments of an ARN (the parts separated by
/// colons)", and "If the * wildcard is the last character of a resource ARN segment, it can expand to match beyond the
/// colon boundaries" (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html). So
/// <see cref="CoversResource"/> compares partition, service, region and account each with its own; behind them a
/// <c>*</c> takes up a colon only at the end of a segment. All of this also holds if IAM matches the ARN as one text.
/// </para>
/// <para>
/// A policy variable stands for a text that is not known: it is covered by the same variable, or by a <c>*</c>.
/// <c>${*}</c>, <c>${?}</c> and <c>${$}</c> are those characters
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-specialchars).
/// </para>
/// </remarks>
public static class PolicyPattern
{
    private const int ArnSegments = 6;

    /// <summary>Whether every action that <paramref name="narrow"/> matches matches <paramref name="wide"/>; letter case does not matter.</summary>
    public static bool CoversAction(string wide, string narrow) =>
        string.Equals(wide, narrow, StringComparison.OrdinalIgnoreCase)
        || PatternTokens.Covers(Normal(LowerCase(wide)), Normal(LowerCase(narrow)), colonsMatter: false);

    /// <summary>Whether every ARN that <paramref name="narrow"/> matches matches <paramref name="wide"/>.</summary>
    public static bool CoversResource(string wide, string narrow) => CoversArn(wide, narrow, mayBeShort: true);

    /// <summary>
    /// Like <see cref="CoversResource"/>, for the values of ArnLike: "Each of the six colon-delimited components of the ARN is
    /// checked separately" (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN),
    /// so a pattern with fewer covers none but itself.
    /// </summary>
    internal static bool CoversArnLike(string wide, string narrow) => CoversArn(wide, narrow, mayBeShort: false);

    private static bool CoversArn(string wide, string narrow, bool mayBeShort)
    {
        if (string.Equals(wide, narrow, StringComparison.Ordinal))
        {
            return true;
        }

        List<PatternToken> all = PatternTokens.Read(wide);
        List<PatternToken> part = PatternTokens.Read(narrow);
        IReadOnlyList<IReadOnlyList<PatternToken>> wideSegments = PatternTokens.Segments(all, ArnSegments);
        IReadOnlyList<IReadOnlyList<PatternToken>> narrowSegments = PatternTokens.Segments(part, wideSegments.Count);
        if (narrowSegments.Count != wideSegments.Count)
        {
            return false;
        }

        // A short pattern (arn:aws:s3:*) matches ARNs only where it ends in a wildcard, which takes up all that follows.
        if (wideSegments.Count < ArnSegments && (!mayBeShort || all.Count == 0 || all[all.Count - 1].Kind != PatternTokenKind.AnyText))
        {
            return false;
        }

        for (int i = 0; i < wideSegments.Count; i++)
        {
            if (!PatternTokens.Covers(wideSegments[i], narrowSegments[i], colonsMatter: true))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether every text that <paramref name="narrow"/> matches matches <paramref name="wide"/>; colons are characters like all others.</summary>
    public static bool CoversText(string wide, string narrow) =>
        string.Equals(wide, narrow, StringComparison.Ordinal) || PatternTokens.Covers(Normal(wide), Normal(narrow), colonsMatter: false);

    /// <summary>Whether the pattern matches the text, in which <c>*</c> and <c>?</c> are themselves.</summary>
    public static bool CoversLiteral(string wide, string text) =>
        PatternTokens.Covers(Normal(wide), PatternTokens.Read(text, hasWildcards: false), colonsMatter: false);

    /// <summary>Whether some text could match both patterns; letter case does not matter, and a policy variable may be anything.</summary>
    public static bool MayOverlap(string left, string right) =>
        PatternTokens.MayOverlap(PatternTokens.Read(LowerCase(left)), PatternTokens.Read(LowerCase(right)));

    /// <summary>
    /// Whether some ARN could match both patterns. "When you specify an incomplete ARN (one with fewer than the standard six
    /// fields) in an identity-based policy, AWS automatically completes the ARN by adding wildcard characters (*) to all
    /// missing fields" (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html).
    /// </summary>
    public static bool MayOverlapResource(string left, string right) => MayOverlap(Complete(left), Complete(right));

    /// <summary>Whether the text holds a wildcard.</summary>
    public static bool HasWildcard(string pattern)
    {
        foreach (PatternToken token in PatternTokens.Read(pattern))
        {
            if (token.Kind is PatternTokenKind.AnyText or PatternTokenKind.AnyCharacter)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the text holds <c>${</c>, which is a policy variable in version 2012-10-17 and plain text in 2008-10-17.</summary>
    internal static bool HasVariable(string text) => text.IndexOf("${", StringComparison.Ordinal) >= 0;

    private static string Complete(string pattern) =>
        (pattern ?? throw new ArgumentNullException(nameof(pattern))).StartsWith("arn:", StringComparison.Ordinal)
        && PatternTokens.Segments(PatternTokens.Read(pattern), ArnSegments).Count < ArnSegments
            ? pattern + "*"
            : pattern;

    private static List<PatternToken> Normal(string pattern) => PatternTokens.Normalize(PatternTokens.Read(pattern));

#pragma warning disable CA1308 // Actions are written in lower case by IAM's own documents; nothing depends on which case is chosen.
    private static string LowerCase(string pattern) => (pattern ?? throw new ArgumentNullException(nameof(pattern))).ToLowerInvariant();
#pragma warning restore CA1308
}
