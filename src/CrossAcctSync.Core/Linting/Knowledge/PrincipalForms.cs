using System;
using System.Linq;
using System.Text.RegularExpressions;
using CrossAcctSync.Arns;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Linting;

/// <summary>The forms of principals (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html).</summary>
internal static class PrincipalForms
{
    // "AROA", "AIDA" and the other prefixes (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids).
    private static readonly Regex UniqueId = new(@"\A(?:AROA|AIDA|AGPA|AIPA|ANPA|ANVA|APKA|ASCA|ABIA|ACCA|AKIA|ASIA)[A-Z0-9]{12,124}\z", RegexOptions.CultureInvariant);

    // The domains are those of the partitions.
    private static readonly Regex ServicePattern = new(@"\A[a-z0-9]([a-z0-9.-]*[a-z0-9])?\.(amazonaws\.com(\.cn)?|amazonaws\.eu|amazon\.com|aws\.com|aws\.internal|c2s\.ic\.gov|sc2s\.sgov\.gov|adc-e\.uk|hci\.ic\.gov)\z", RegexOptions.CultureInvariant);

    private static readonly string[] WebIdentityProviders =
    {
        "accounts.google.com", "cognito-identity.amazonaws.com", "cognito-identity-us-gov.amazonaws.com", "graph.facebook.com", "www.amazon.com",
    };

    /// <summary>Whether the text is an id that IAM writes in place of a principal that is gone.</summary>
    public static bool IsUniqueId(string value) => UniqueId.IsMatch(value);

    public static bool IsEveryone(PolicyPrincipal principal) =>
        principal.Kind == PrincipalKind.Everyone || (principal.Kind == PrincipalKind.Aws && principal.Value == "*");

    /// <summary>Step Functions itself, by its global name or that of a region.</summary>
    public static bool IsStepFunctions(PolicyPrincipal principal) =>
        principal.Kind == PrincipalKind.Service
        && principal.Value.StartsWith("states.", StringComparison.Ordinal)
        && principal.Value.IndexOf("amazonaws.com", StringComparison.Ordinal) > 0;

    /// <summary>The role behind a session's ARN, or null when the principal is no session.</summary>
    public static string? RoleOfSession(PolicyPrincipal principal) =>
        principal.Kind == PrincipalKind.Aws
        && Arn.TryParse(principal.Value, out Arn? arn, out _)
        && arn.Service == "sts"
        && arn.Resource.StartsWith("assumed-role/", StringComparison.Ordinal)
            ? $"arn:{arn.Partition}:iam::{arn.AccountId}:role/{arn.Resource.Split('/')[1]}"
            : null;

    /// <summary>The account of a principal, where its text tells it.</summary>
    public static string? AccountOf(PolicyPrincipal principal) =>
        principal.Kind != PrincipalKind.Aws ? null
        : AccountId.IsValid(principal.Value) ? principal.Value
        : Arn.TryParse(principal.Value, out Arn? arn, out _) && AccountId.IsValid(arn.AccountId) ? arn.AccountId
        : null;

    /// <summary>Why IAM would refuse the principal, as a sentence without its subject; null when it has a form that exists.</summary>
    public static string? Problem(PolicyPrincipal principal) => principal.Kind switch
    {
        PrincipalKind.Everyone => null,
        PrincipalKind.Aws => AwsProblem(principal.Value),
        PrincipalKind.Service => ServicePattern.IsMatch(principal.Value) ? null : "is no service principal such as states.amazonaws.com",
        PrincipalKind.Federated => FederatedProblem(principal.Value),
        _ => null,
    };

    private static string? AwsProblem(string value)
    {
        if (value == "*" || AccountId.IsValid(value) || IsUniqueId(value))
        {
            return null;
        }

        if (value.IndexOfAny(new[] { '*', '?' }) >= 0)
        {
            return "has a wildcard, which a principal takes only as a whole; use \"*\" with a condition on aws:PrincipalArn";
        }

        if (!Arn.TryParse(value, out Arn? arn, out _))
        {
            return value.Length > 0 && value.All(char.IsDigit) ? "is no account, which has twelve digits" : "is neither an account nor an ARN";
        }

        if (!Partitions.IsKnown(arn.Partition))
        {
            return $"names the partition '{arn.Partition}', which AWS does not have";
        }

        if (arn.Service is not ("iam" or "sts"))
        {
            return "is the ARN of something that is no principal";
        }

        if (arn.Region.Length > 0 || !AccountId.IsValid(arn.AccountId))
        {
            return arn.Region.Length > 0 ? "has a region, which principals do not have" : $"names the account '{arn.AccountId}', which is not twelve digits";
        }

        string kind = arn.Resource.Split('/')[0];
        return (arn.Service, kind) switch
        {
            ("iam", "root") => arn.Resource == "root" ? null : "is no account's root",
            ("iam", "role") => RoleArn.TryParse(value, out _, out _) ? null : "is no role's ARN",
            ("iam", "user") => arn.Resource.Length > 5 ? null : "names no user",
            ("sts", "assumed-role") => arn.Resource.Split('/') is { Length: 3 } parts && parts[1].Length > 0 && parts[2].Length > 0 ? null : "is no session's ARN: assumed-role/role/session was expected",
            ("sts", "federated-user") => arn.Resource.Length > 15 ? null : "names no federated user",
            ("iam", "group") => "is a group, which is no principal",
            _ => "is the ARN of something that is no principal",
        };
    }

    private static string? FederatedProblem(string value)
    {
        if (Arn.TryParse(value, out Arn? arn, out _))
        {
            bool isProvider = arn.Service == "iam"
                && (arn.Resource.StartsWith("saml-provider/", StringComparison.Ordinal) || arn.Resource.StartsWith("oidc-provider/", StringComparison.Ordinal));
            return isProvider ? null : "is no identity provider's ARN";
        }

        return WebIdentityProviders.Contains(value, StringComparer.OrdinalIgnoreCase) ? null : "is no identity provider";
    }
}
