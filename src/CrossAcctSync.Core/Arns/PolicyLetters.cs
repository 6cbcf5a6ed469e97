namespace CrossAcctSync.Arns;

/// <summary>
/// The characters that a policy may hold: U+0020 to U+00FF, beside tab and line ends between its elements
/// (https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html). One outside of them makes IAM refuse
/// the whole document.
/// </summary>
internal static class PolicyLetters
{
    /// <summary>Whether a text of a policy may hold the character.</summary>
    public static bool IsAllowed(char letter) => letter is >= ' ' and <= '\u00FF' and not '\u007F';
}
