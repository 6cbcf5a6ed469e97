using System.Collections.Generic;

namespace CrossAcctSync.Documents;

/// <summary>
/// Bare <c>${Name}</c> values in JSON, which CloudFormation's DefinitionSubstitutions replace before Step Functions
/// sees the text (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-stepfunctions-statemachine.html).
/// </summary>
internal static class BarePlaceholders
{
    /// <summary>
    /// Turns the bare placeholders into strings of the same length (the dollar sign and the closing brace become
    /// quotation marks), so that all offsets stay true.
    /// </summary>
    /// <param name="text">The JSON text.</param>
    /// <param name="failure">Where a reader stopped; nothing is done unless a placeholder begins there.</param>
    /// <param name="quoted">The text with strings in place of the placeholders.</param>
    /// <param name="starts">The offset behind each new opening quotation mark.</param>
    public static bool TryQuote(byte[] text, int failure, out byte[] quoted, out HashSet<int> starts)
    {
        quoted = text;
        starts = new HashSet<int>();
        if (failure + 2 >= text.Length || text[failure] != (byte)'$' || text[failure + 1] != (byte)'{')
        {
            return false;
        }

        quoted = (byte[])text.Clone();
        bool inString = false;
        for (int i = 0; i < text.Length; i++)
        {
            byte current = text[i];
            if (inString)
            {
                if (current == (byte)'\\')
                {
                    i++;
                }
                else if (current == (byte)'"')
                {
                    inString = false;
                }
            }
            else if (current == (byte)'"')
            {
                inString = true;
            }
            else if (current == (byte)'$' && i + 1 < text.Length && text[i + 1] == (byte)'{')
            {
                int close = i + 2;
                while (close < text.Length && text[close] is not ((byte)'}' or (byte)'"' or (byte)'\\' or < (byte)' '))
                {
                    close++;
                }

                if (close < text.Length && text[close] == (byte)'}')
                {
                    quoted[i] = (byte)'"';
                    quoted[close] = (byte)'"';
                    starts.Add(i + 1);
                    i = close;
                }
            }
        }

        return starts.Count > 0;
    }
}
