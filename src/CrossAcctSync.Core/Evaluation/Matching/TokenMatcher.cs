namespace CrossAcctSync.Evaluation.Matching;

/// <summary>
/// Matches a text against tokens without recursion: when a character does not fit, only the last star takes one more,
/// or, where that one may not pass a colon, the last star that may. Time is at most the product of both lengths.
/// </summary>
internal static class TokenMatcher
{
    public static bool IsMatch(int[] tokens, int token, int tokenEnd, string text, int position, int textEnd)
    {
        int star = -1;
        int starPosition = 0;
        bool starPassesColons = false;
        int wideStar = -1;
        int widePosition = 0;
        while (position < textEnd)
        {
            if (token < tokenEnd)
            {
                int current = tokens[token];
                char letter = text[position];
                if (current == letter || current == PatternToken.One || (current == PatternToken.OneInSegment && letter != ':'))
                {
                    token++;
                    position++;
                    continue;
                }

                if (current is PatternToken.Star or PatternToken.StarInSegment)
                {
                    star = ++token;
                    starPosition = position;
                    starPassesColons = current == PatternToken.Star;
                    if (starPassesColons)
                    {
                        wideStar = star;
                        widePosition = position;
                    }

                    continue;
                }
            }

            if (star >= 0 && (starPassesColons || text[starPosition] != ':'))
            {
                position = ++starPosition;
                token = star;
                widePosition = starPassesColons ? starPosition : widePosition;
            }
            else if (wideStar >= 0)
            {
                position = ++widePosition;
                starPosition = widePosition;
                token = star = wideStar;
                starPassesColons = true;
            }
            else
            {
                return false;
            }
        }

        while (token < tokenEnd && tokens[token] is PatternToken.Star or PatternToken.StarInSegment)
        {
            token++;
        }

        return token == tokenEnd;
    }
}
