using System;
using CrossAcctSync.Evaluation.Matching;

namespace CrossAcctSync.Evaluation.Conditions;

/// <summary>
/// A pattern of an ARN whose six components are compared one by one: "Each of the six colon-delimited components of the
/// ARN is checked separately" (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN).
/// The whole <c>*</c> matches any ARN.
/// </summary>
internal sealed class ArnPattern
{
    private readonly int[] _tokens;
    private readonly int[] _starts;

    private ArnPattern(int[] tokens, int[] starts)
    {
        _tokens = tokens;
        _starts = starts;
    }

    /// <summary>Whether the pattern has six components or is <c>*</c>.</summary>
    public bool IsValid => _starts.Length == 6 || IsAll;

    private bool IsAll => _tokens.Length == 1 && _tokens[0] == PatternToken.Star;

    public static ArnPattern Of(string text)
    {
        var writer = new TokenWriter(isArn: false);
        writer.AddPattern(text, isLast: true);
        return Of(writer.ToArray());
    }

    public static ArnPattern Of(int[] tokens)
    {
        var starts = new int[6];
        int count = 1;
        for (int i = 0; i < tokens.Length && count < 6; i++)
        {
            if (tokens[i] == ':')
            {
                starts[count++] = i + 1;
            }
        }

        Array.Resize(ref starts, count);
        return new ArnPattern(tokens, starts);
    }

    public bool IsMatch(string arn)
    {
        if (_starts.Length != 6)
        {
            return IsAll;
        }

        int start = 0;
        for (int component = 0; component < 6; component++)
        {
            bool isLast = component == 5;
            int end = isLast ? arn.Length : arn.IndexOf(':', start);
            int tokenEnd = isLast ? _tokens.Length : _starts[component + 1] - 1;
            if (end < 0 || !TokenMatcher.IsMatch(_tokens, _starts[component], tokenEnd, arn, start, end))
            {
                return false;
            }

            start = end + 1;
        }

        return true;
    }
}
