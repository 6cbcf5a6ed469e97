using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace CrossAcctSync.Expressions;

/// <summary>
/// The digests that Step Functions works out (https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html#asl-intrsc-func-hash-calculation).
/// </summary>
internal static class TextDigest
{
    /// <summary>The digest of a text in hexadecimal digits; null for an algorithm that there is none of.</summary>
    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "The workflow asks for it, and nothing here relies on it.")]
    [SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "The workflow asks for it, and nothing here relies on it.")]
    public static string? Of(string text, string algorithm)
    {
        using HashAlgorithm? hash = algorithm switch
        {
            "MD5" => MD5.Create(),
            "SHA-1" => SHA1.Create(),
            "SHA-256" => SHA256.Create(),
            "SHA-384" => SHA384.Create(),
            "SHA-512" => SHA512.Create(),
            _ => null,
        };
        return hash is null ? null : string.Concat(hash.ComputeHash(Encoding.UTF8.GetBytes(text)).Select(octet => octet.ToString("x2", CultureInfo.InvariantCulture)));
    }
}
