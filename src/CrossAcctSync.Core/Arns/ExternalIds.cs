using System.Text.RegularExpressions;

namespace CrossAcctSync.Arns;

/// <summary>
/// What sts:AssumeRole accepts as an ExternalId: 2 to 1,224 characters of <c>[\w+=,.@:\/-]</c>
/// (https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html).
/// </summary>
public static class ExternalIds
{
    private static readonly Regex Pattern = new(@"\A[A-Za-z0-9_+=,.@:/-]{2,1224}\z", RegexOptions.CultureInvariant);

    /// <summary>Whether the text may be an ExternalId.</summary>
    public static bool IsAllowed(string text) => Pattern.IsMatch(text);

    /// <summary>Whether an ExternalId may hold the character.</summary>
    public static bool IsAllowed(char letter) => Pattern.IsMatch("xx" + letter);
}
