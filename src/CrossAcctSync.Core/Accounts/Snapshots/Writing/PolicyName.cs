using System;
using System.Text.RegularExpressions;

namespace CrossAcctSync.Accounts.Snapshots.Writing;

/// <summary>The names that IAM accepts for policies (https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html).</summary>
internal static class PolicyName
{
    /// <exception cref="ArgumentException">The text is no name of a policy.</exception>
    public static string Check(string policyName) => Regex.IsMatch(policyName ?? throw new ArgumentNullException(nameof(policyName)), @"\A[\w+=,.@-]{1,128}\z", RegexOptions.ECMAScript)
        ? policyName
        : throw new ArgumentException($"'{policyName}' is no name of a policy: 1 to 128 letters, digits and characters of _+=,.@- were expected.", nameof(policyName));

    /// <exception cref="ArgumentException">The text is no ARN of a managed policy.</exception>
    public static string CheckArn(string policyArn) => Regex.IsMatch(policyArn ?? throw new ArgumentNullException(nameof(policyArn)), @"\Aarn:[a-z-]+:iam::([0-9]{12}|aws):policy/[\x21-\x7E]+\z", RegexOptions.CultureInvariant)
        ? policyArn
        : throw new ArgumentException($"'{policyArn}' is no ARN of a managed policy: arn:aws:iam::account-id:policy/name was expected.", nameof(policyArn));

    /// <exception cref="ArgumentException">The text is no ARN of a managed policy, or of one of AWS's own, which only AWS changes.</exception>
    public static string CheckOwnArn(string policyArn) => CheckArn(policyArn).Contains(":iam::aws:")
        ? throw new ArgumentException($"'{policyArn}' is a policy of AWS; one of an account was expected.", nameof(policyArn))
        : policyArn;
}
