using System.Collections.Generic;

namespace CrossAcctSync.Linting;

/// <summary>The parts of an ARN as a policy writes it, with wildcards and variables.</summary>
internal static class ArnSegments
{
    public const int Count = 6;

    /// <summary>The text between the first five colons; a variable's own colon parts nothing.</summary>
    public static IReadOnlyList<string> Of(string arn)
    {
        var segments = new List<string>(Count);
        int start = 0;
        for (int i = 0; i < arn.Length && segments.Count < Count - 1; i++)
        {
            int close = arn[i] == '$' && i + 1 < arn.Length && arn[i + 1] == '{' ? arn.IndexOf('}', i) : -1;
            if (close > 0)
            {
                i = close;
            }
            else if (arn[i] == ':')
            {
                segments.Add(arn.Substring(start, i - start));
                start = i + 1;
            }
        }

        segments.Add(arn.Substring(start));
        return segments;
    }
}
