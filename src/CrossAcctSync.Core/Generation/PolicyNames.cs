using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace CrossAcctSync.Generation;

/// <summary>
/// Names of the policies that this module writes: one for each state machine, so that what one needs can be replaced
/// and removed without a look at the others.
/// </summary>
public static class PolicyNames
{
    /// <summary>What all names begin with.</summary>
    public const string Prefix = "CrossAcctSync-";

    // https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html: [\w+=,.@-]+, 1 to 128 characters.
    private const int MostCharacters = 128;

    /// <summary>
    /// The name for a state machine: its own name where policies allow the characters, and eight hexadecimal digits of
    /// its ARN's SHA-256, since state machines of other accounts and regions can have the same name.
    /// </summary>
    public static string Of(string stateMachineArn, int part = 0)
    {
        string name = (stateMachineArn ?? throw new ArgumentNullException(nameof(stateMachineArn))).Substring(stateMachineArn.LastIndexOf(':') + 1);
        string suffix = "-" + Digest(stateMachineArn) + (part == 0 ? string.Empty : "-" + part);
        string allowed = new(name.Select(letter => IsAllowed(letter) ? letter : '-').ToArray());
        int room = MostCharacters - Prefix.Length - suffix.Length;
        return Prefix + (allowed.Length > room ? allowed.Substring(0, room) : allowed) + suffix;
    }

    private static bool IsAllowed(char letter) => letter < 128 && (char.IsLetterOrDigit(letter) || "_+=,.@-".IndexOf(letter) >= 0);

    private static string Digest(string text)
    {
        using SHA256 sha = SHA256.Create();
        return string.Concat(sha.ComputeHash(Encoding.UTF8.GetBytes(text)).Take(4).Select(part => part.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
    }
}
