using System;
using System.Text;

namespace CrossAcctSync.Access;

/// <summary>Resources that stand for patterns in requests.</summary>
internal static class Probes
{
    // A text that nobody will have named a resource, so that only a wildcard can match it.
    private const string Anything = "CrossAcctSync-probe";

    /// <summary>A resource that the pattern matches: wildcards replaced by a text, escaped characters by themselves.</summary>
    public static string Of(string pattern)
    {
        if (pattern == "*" || pattern.IndexOfAny(new[] { '*', '?', '$' }) < 0)
        {
            return pattern;
        }

        var text = new StringBuilder(pattern.Length + 32);
        for (int i = 0; i < pattern.Length; i++)
        {
            if (i + 3 < pattern.Length && pattern[i] == '$' && pattern[i + 1] == '{' && pattern[i + 3] == '}')
            {
                text.Append(pattern[i + 2]);
                i += 3;
            }
            else
            {
                text.Append(pattern[i] switch { '*' => Anything, '?' => "0", _ => pattern[i].ToString() });
            }
        }

        return text.ToString();
    }

    /// <summary>Another resource of the same kind; null for a pattern that has no name of its own to change.</summary>
    public static string? Sibling(string pattern)
    {
        string[] parts = pattern.Split(new[] { ':' }, 6);
        if (parts.Length < 6 || parts[5] == "*")
        {
            return null;
        }

        // The last part of the resource with a name: job/etl, execution:Orders:*, table/orders/index/*.
        string resource = parts[5];
        int end = resource.Length;
        while (end > 0)
        {
            int start = resource.LastIndexOfAny(new[] { '/', ':' }, end - 1) + 1;
            string name = resource.Substring(start, end - start);
            if (start > 0 && name.Length > 0 && name.IndexOf('*') < 0)
            {
                parts[5] = resource.Substring(0, start) + Anything + resource.Substring(end);
                return Of(string.Join(":", parts));
            }

            end = start - 1;
        }

        return null;
    }
}
