using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace CrossAcctSync.RollOut.Model;

/// <summary>
/// Names of resources in templates. They hang on the role and the policy alone, never on what else is exported: an engine
/// replaces what changes its name.
/// </summary>
internal static class ResourceNames
{
    // https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html: PolicyName.
    private const int MostPolicyCharacters = 128;

    /// <summary>The name of a role: its own where that is letters and digits, else with eight digits of a digest.</summary>
    public static string Role(string key)
    {
        string name = key.Substring(key.LastIndexOf('/') + 1);
        string letters = Letters(name);
        return key == "/" + letters ? letters + "Role" : letters + "Role" + Digest(key);
    }

    /// <summary>The name of one of a role's policies.</summary>
    public static string Policy(string key, string policyName) => Letters(key.Substring(key.LastIndexOf('/') + 1)) + "Policy" + Digest(key + "\n" + policyName);

    /// <summary>
    /// The name of a managed policy in its account. Inline policies of two roles may have one name; managed ones may not,
    /// so that the role's digest stands behind it.
    /// </summary>
    public static string Managed(string policyName, string key)
    {
        string suffix = "-" + Digest(key);
        int room = MostPolicyCharacters - suffix.Length;
        return (policyName.Length > room ? policyName.Substring(0, room) : policyName) + suffix;
    }

    /// <summary>The first 32 bits of a text's SHA-256, which say in which of several templates it stands.</summary>
    public static uint Hash(string text)
    {
        byte[] hash = Sha(text);
        return ((uint)hash[0] << 24) | ((uint)hash[1] << 16) | ((uint)hash[2] << 8) | hash[3];
    }

    private static string Letters(string name)
    {
        string letters = new(name.Where(letter => letter < 128 && char.IsLetterOrDigit(letter)).ToArray());
        return letters.Length > 0 && char.IsLetter(letters[0]) ? letters : "R" + letters;
    }

    private static string Digest(string text) => Hash(text).ToString("x8", System.Globalization.CultureInfo.InvariantCulture);

    private static byte[] Sha(string text)
    {
        using SHA256 sha = SHA256.Create();
        return sha.ComputeHash(Encoding.UTF8.GetBytes(text));
    }
}
