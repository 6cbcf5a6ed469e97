using System.Collections.Generic;

namespace CrossAcctSync.Evaluation.Matching;

/// <summary>Turns the text of a pattern into tokens.</summary>
internal sealed class TokenWriter
{
    private readonly List<int> _tokens = new();
    private readonly bool _isArn;
    private int _colons;

    /// <param name="isArn">
    /// Whether wildcards in the first five segments keep to their segment: "If the * wildcard is the last character of a
    /// resource ARN segment, it can expand to match beyond the colon boundaries"
    /// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html#reference_policies_elements_resource_wildcards).
    /// </param>
    public TokenWriter(bool isArn) => _isArn = isArn;

    /// <summary>Adds text in which <c>*</c> and <c>?</c> are wildcards.</summary>
    public void AddPattern(string text, bool isLast)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char current = text[i];
            bool isBound = _isArn && _colons < 5;
            switch (current)
            {
                case '*':
                    bool endsSegment = i + 1 == text.Length ? isLast : text[i + 1] == ':';
                    _tokens.Add(isBound && !endsSegment ? PatternToken.StarInSegment : PatternToken.Star);
                    break;
                case '?':
                    _tokens.Add(isBound ? PatternToken.OneInSegment : PatternToken.One);
                    break;
                default:
                    _colons += current == ':' ? 1 : 0;
                    _tokens.Add(current);
                    break;
            }
        }
    }

    /// <summary>Adds text that stands for itself.</summary>
    public void AddLiteral(string text)
    {
        foreach (char current in text)
        {
            _tokens.Add(current);
        }
    }

    public int[] ToArray() => _tokens.ToArray();
}
