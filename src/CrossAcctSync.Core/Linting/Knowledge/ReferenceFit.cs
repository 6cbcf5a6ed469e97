using System.Collections.Concurrent;
using System.Collections.Generic;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Linting;

/// <summary>
/// Whether a resource of a policy could name what an ARN of the Service Authorization Reference stands for
/// (https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html).
/// A <c>*</c> passes a colon only at the end of a segment
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html#reference_policies_elements_resource_wildcards),
/// and a placeholder takes no letter that its kind of name cannot have.
/// </summary>
internal static class ReferenceFit
{
    private const int Segments = 6;

    // What a name cannot have, where the pattern goes on with just that; others may have paths or anything.
    private static readonly Dictionary<string, string> Excluded = new(System.StringComparer.Ordinal)
    {
        ["Partition"] = ":",
        ["Region"] = ":",
        ["Account"] = ":",
        ["BucketName"] = ":/",
        ["TableName"] = ":/",
        ["StateMachineName"] = ":",
        ["ExecutionId"] = ":",
    };

    private static readonly ConcurrentDictionary<string, FitToken[]> Known = new(System.StringComparer.Ordinal);

    /// <summary>Whether some ARN is both; letter case does not matter, and a policy variable may be anything.</summary>
    /// <param name="value">The resource of a policy.</param>
    /// <param name="reference">The ARN with its placeholders, <c>${Partition}</c> and others.</param>
    public static bool MayFit(string value, string reference) =>
        MayOverlap(ReadValue(value), Known.GetOrAdd(reference, ReadReference));

    private static FitToken[] ReadValue(string value)
    {
        var tokens = new List<FitToken>();
        int colons = 0;
        foreach (PatternToken token in PatternTokens.Read(Lower(value)))
        {
            string within = colons < Segments - 1 ? ":" : string.Empty;
            colons += token.IsColon ? 1 : 0;
            tokens.Add(token.Kind switch
            {
                PatternTokenKind.Literal => FitToken.Of(token.Character),
                PatternTokenKind.AnyCharacter => FitToken.One(within),
                PatternTokenKind.AnyText => FitToken.Any(token.EndsSegment ? string.Empty : within),
                _ => FitToken.Any(within),
            });
        }

        for (; colons < Segments - 1; colons++)
        {
            tokens.Add(FitToken.Of(':'));
            tokens.Add(FitToken.Any(string.Empty));
        }

        return tokens.ToArray();
    }

    private static FitToken[] ReadReference(string reference)
    {
        var tokens = new List<FitToken>();
        for (int i = 0; i < reference.Length; i++)
        {
            int close = reference[i] == '$' && i + 1 < reference.Length && reference[i + 1] == '{' ? reference.IndexOf('}', i) : -1;
            if (close > 0)
            {
                Excluded.TryGetValue(reference.Substring(i + 2, close - i - 2), out string? excluded);
                tokens.Add(FitToken.One(excluded ?? string.Empty));
                tokens.Add(FitToken.Any(excluded ?? string.Empty));
                i = close;
            }
            else
            {
                tokens.Add(reference[i] == '*' ? FitToken.Any(string.Empty) : FitToken.Of(Lower(reference.Substring(i, 1))[0]));
            }
        }

        return tokens.ToArray();
    }

    /// <summary>All pairs of places that both can have come to with one text.</summary>
    private static bool MayOverlap(FitToken[] left, FitToken[] right)
    {
        int width = right.Length + 1;
        bool[] reached = new bool[(left.Length + 1) * width];
        reached[0] = true;
        for (int i = 0; i <= left.Length; i++)
        {
            bool isAny = false;
            for (int j = 0; j < width; j++)
            {
                if (!reached[(i * width) + j])
                {
                    continue;
                }

                isAny = true;
                FitToken? one = i < left.Length ? left[i] : null;
                FitToken? other = j < right.Length ? right[j] : null;
                bool skipsOne = one is { IsAny: true };
                bool skipsOther = other is { IsAny: true };
                if (skipsOne)
                {
                    reached[((i + 1) * width) + j] = true;
                }

                if (skipsOther)
                {
                    reached[(i * width) + j + 1] = true;
                }

                if (one is { } a && other is { } b && a.Meets(b))
                {
                    reached[((skipsOne ? i : i + 1) * width) + (skipsOther ? j : j + 1)] = true;
                }
            }

            if (!isAny)
            {
                return false;
            }
        }

        return reached[reached.Length - 1];
    }

#pragma warning disable CA1308 // Nothing depends on which case is chosen.
    private static string Lower(string text) => text.ToLowerInvariant();
#pragma warning restore CA1308
}
