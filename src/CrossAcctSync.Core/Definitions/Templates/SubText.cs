using System;
using System.Collections.Generic;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Definitions.Templates;

/// <summary>
/// Texts of <c>Fn::Sub</c>: <c>${Name}</c> is replaced, <c>${!Name}</c> becomes <c>${Name}</c>
/// (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-sub.html).
/// </summary>
internal sealed class SubText
{
    private readonly Func<string, TextPattern> _lookUp;

    public SubText(Func<string, TextPattern> lookUp) => _lookUp = lookUp;

    public TextPattern Replace(string text)
    {
        var parts = new List<TextPattern>();
        int start = 0;
        for (int open = text.IndexOf("${", StringComparison.Ordinal); open >= 0; open = text.IndexOf("${", start, StringComparison.Ordinal))
        {
            int close = text.IndexOf('}', open);
            if (close < 0)
            {
                break;
            }

            string name = text.Substring(open + 2, close - open - 2).Trim();
            parts.Add(TextPattern.Of(text.Substring(start, open - start)));
            parts.Add(name.StartsWith("!", StringComparison.Ordinal) ? TextPattern.Of("${" + name.Substring(1) + "}") : _lookUp(name));
            start = close + 1;
        }

        parts.Add(TextPattern.Of(text.Substring(start)));
        return TextPattern.Concat(parts);
    }
}
