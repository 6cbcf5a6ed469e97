using System;

namespace CrossAcctSync.Evaluation.Matching;

/// <summary>A pattern without policy variables. The common forms (all, literal, prefix) need no tokens.</summary>
internal sealed class WildcardPattern
{
    private readonly string _text;
    private readonly Form _form;
    private readonly int[]? _tokens;

    private WildcardPattern(Form form, string text, int[]? tokens = null)
    {
        _form = form;
        _text = text;
        _tokens = tokens;
    }

    private enum Form : byte
    {
        All,
        Literal,
        Prefix,
        Tokens,
    }

    /// <summary>A pattern of any text; the wildcards match any characters.</summary>
    public static WildcardPattern OfText(string pattern) => Of(pattern, isArn: false);

    /// <summary>A pattern of a resource's ARN, in which wildcards keep to their segment.</summary>
    public static WildcardPattern OfArn(string pattern) => Of(pattern, isArn: true);

    /// <summary>A pattern of tokens.</summary>
    public static WildcardPattern OfTokens(int[] tokens) => new(Form.Tokens, string.Empty, tokens);

    public bool IsMatch(string text) => _form switch
    {
        Form.All => true,
        Form.Literal => string.Equals(_text, text, StringComparison.Ordinal),
        Form.Prefix => text.StartsWith(_text, StringComparison.Ordinal),
        _ => TokenMatcher.IsMatch(_tokens!, 0, _tokens!.Length, text, 0, text.Length),
    };

    private static WildcardPattern Of(string pattern, bool isArn)
    {
        int wildcard = pattern.IndexOfAny(Wildcards);
        if (wildcard < 0)
        {
            return new WildcardPattern(Form.Literal, pattern);
        }

        // A star at the very end passes colons in an ARN too.
        if (pattern[wildcard] == '*' && wildcard == pattern.Length - 1)
        {
            return wildcard == 0 ? new WildcardPattern(Form.All, pattern) : new WildcardPattern(Form.Prefix, pattern.Substring(0, wildcard));
        }

        var writer = new TokenWriter(isArn);
        writer.AddPattern(pattern, isLast: true);
        return OfTokens(writer.ToArray());
    }

    private static readonly char[] Wildcards = { '*', '?' };
}
