using System;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using CrossAcctSync.Arns;

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
    public static string Of(string stateMachineArn, int part = 0) =>
        Make(stateMachineArn ?? throw new ArgumentNullException(nameof(stateMachineArn)), Digest(stateMachineArn), part);

    /// <summary>
    /// The name of a managed policy for a state machine and a role: an account has one policy of a name, and each of its
    /// roles that the state machine uses needs one of its own.
    /// </summary>
    public static string OfManaged(string stateMachineArn, RoleArn role, int part = 0) =>
        Make(stateMachineArn ?? throw new ArgumentNullException(nameof(stateMachineArn)), Digest(stateMachineArn + " " + role), part);

    /// <summary>Whether this module gives a policy of the role this name for the state machine, whichever part it is.</summary>
    public static bool IsOf(string policyName, string stateMachineArn, RoleArn role)
    {
        _ = policyName ?? throw new ArgumentNullException(nameof(policyName));
        string end = policyName.Substring(policyName.LastIndexOf('-') + 1);
        int part = end.Length < 4 && int.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;
        return policyName == Of(stateMachineArn, part) || policyName == OfManaged(stateMachineArn, role, part);
    }

    private static string Make(string stateMachineArn, string digest, int part)
    {
        string name = stateMachineArn.Substring(stateMachineArn.LastIndexOf(':') + 1);
        string suffix = "-" + digest + (part == 0 ? string.Empty : "-" + part);
        string allowed = new(name.Select(letter => IsAllowed(letter) ? letter : '-').ToArray());
        int room = MostCharacters - Prefix.Length - suffix.Length;
        return Prefix + (allowed.Length > room ? allowed.Substring(0, room) : allowed) + suffix;
    }

    private static bool IsAllowed(char letter) => letter < 128 && (char.IsLetterOrDigit(letter) || "_+=,.@-".IndexOf(letter) >= 0);

    private static string Digest(string text)
    {
        using SHA256 sha = SHA256.Create();
        return string.Concat(sha.ComputeHash(Encoding.UTF8.GetBytes(text)).Take(4).Select(part => part.ToString("x2", CultureInfo.InvariantCulture)));
    }
}
