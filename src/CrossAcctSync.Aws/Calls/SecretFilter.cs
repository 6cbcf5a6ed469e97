using System;
using System.Text.RegularExpressions;

namespace CrossAcctSync.Aws.Calls;

/// <summary>
/// Takes out of a text what nobody may read. Services repeat parts of a request in some errors: a signature that does not
/// match comes back with the headers that were signed, the session token among them
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/signature-v4-troubleshooting.html).
/// </summary>
public static class SecretFilter
{
    private const string Hidden = "***";

    private static readonly Regex Echo = new(@"\s*The (Canonical String|String-to-Sign)\b.*", RegexOptions.Singleline | RegexOptions.CultureInvariant);
    private static readonly Regex Named = new(
        @"(?i)(x-amz-security-token|(?:aws[_-]?)?secret[_-]?access[_-]?key|(?:aws[_-]?)?session[_-]?token|SessionToken|password|Signature)(""?\s*[:=]\s*""?)[^\s""&,;<]+",
        RegexOptions.CultureInvariant);

    private static readonly Regex UserOfUrl = new(@"(?<=://)[^\s@]+@", RegexOptions.CultureInvariant);

    /// <summary>The text without secrets.</summary>
    /// <param name="text">What a service or a library said.</param>
    /// <param name="secrets">Texts that may be in it; short ones are passed over.</param>
    public static string Clean(string text, params string?[] secrets)
    {
        string clean = text ?? throw new ArgumentNullException(nameof(text));
        foreach (string? secret in secrets ?? throw new ArgumentNullException(nameof(secrets)))
        {
            if (secret is { Length: >= 8 })
            {
                clean = clean.Replace(secret, Hidden).Replace(Uri.EscapeDataString(secret), Hidden);
            }
        }

        clean = Echo.Replace(clean, string.Empty);
        clean = Named.Replace(clean, match => match.Groups[1].Value + match.Groups[2].Value + Hidden);
        return UserOfUrl.Replace(clean, Hidden + "@");
    }
}
