using System;

namespace CrossAcctSync.Policies;

/// <summary>The text of policies as IAM sends it.</summary>
internal static class PolicyText
{
    /// <summary>Undoes the percent-encoding (RFC 3986) of documents that IAM returns; plain text is left as it is.</summary>
    public static string Decode(string text)
    {
        int start = 0;
        while (start < text.Length && (char.IsWhiteSpace(text[start]) || text[start] == '\uFEFF'))
        {
            start++;
        }

        bool isEncoded = start + 2 < text.Length && text[start] == '%';
        string decoded = isEncoded ? Uri.UnescapeDataString(text) : text;
        return decoded.Length > 0 && decoded[0] == '\uFEFF' ? decoded.Substring(1) : decoded;
    }
}
