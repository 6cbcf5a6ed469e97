using System.Linq;

namespace CrossAcctSync.Expressions.Jsonata.Regexes;

/// <summary>A regular expression of JSONata, which is one of ECMAScript without the flag u (https://docs.jsonata.org/regex).</summary>
internal sealed class JsonataRegex
{
    private readonly RegexNode _root;
    private readonly int _groups;
    private readonly bool _ignoresCase;

    private JsonataRegex(RegexNode root, int groups, bool ignoresCase)
    {
        _root = root;
        _groups = groups;
        _ignoresCase = ignoresCase;
    }

    /// <summary>Reads what stands between the slashes; null for what is not followed here, or is no regular expression.</summary>
    public static JsonataRegex? TryParse(string pattern, string flags)
    {
        var parser = new RegexParser(pattern, isMultiline: flags.Contains("m"));
        return parser.TryParse() is { } root ? new JsonataRegex(root, parser.Groups, flags.Contains("i")) : null;
    }

    /// <summary>The first match at or behind a place; null where there is none.</summary>
    public RegexMatch? Find(string text, int from, JsonataWork work)
    {
        var run = new RegexRun(text, _ignoresCase, work);
        for (int start = from; start <= text.Length; start++)
        {
            run.Spend();
            int[] found = System.Array.Empty<int>();
            int end = -1;
            bool matches = _root.Match(run, start, Enumerable.Repeat(-1, 2 * _groups).ToArray(), (position, captures) =>
            {
                end = position;
                found = captures;
                return true;
            });
            if (matches)
            {
                string?[] groups = Enumerable.Range(0, _groups).Select(i => found[2 * i] < 0 ? null : text.Substring(found[2 * i], found[(2 * i) + 1] - found[2 * i])).ToArray();
                return new RegexMatch(text.Substring(start, end - start), start, end, groups);
            }
        }

        return null;
    }
}
