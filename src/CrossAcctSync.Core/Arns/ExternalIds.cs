using System;

namespace CrossAcctSync.Arns;

/// <summary>
/// What sts:AssumeRole accepts as an ExternalId: 2 to 1,224 characters of <c>[\w+=,.@:\/-]</c>
/// (https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html).
/// </summary>
public static class ExternalIds
{
    private const int Shortest = 2;
    private const int Longest = 1224;

    /// <summary>Whether the text may be an ExternalId.</summary>
    public static bool IsAllowed(string text)
    {
        foreach (char letter in text ?? throw new ArgumentNullException(nameof(text)))
        {
            if (!IsAllowed(letter))
            {
                return false;
            }
        }

        return text.Length is >= Shortest and <= Longest;
    }

    /// <summary>Whether an ExternalId may hold the character.</summary>
    public static bool IsAllowed(char letter) =>
        letter is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_' or '+' or '=' or ',' or '.' or '@' or ':' or '/' or '-';
}
