using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Arns;

namespace CrossAcctSync.Policies;

/// <summary>
/// Principals in one spelling. An account is its root's ARN: AWS takes <c>"AWS": "123456789012"</c> and
/// <c>"AWS": "arn:aws:iam::123456789012:root"</c> for the same
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-accounts).
/// <c>"*"</c> and <c>{"AWS": "*"}</c> are one too: "For anonymous users, the following elements are equivalent", and
/// whoever calls with credentials is matched by both
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-anonymous).
/// </summary>
internal static class CanonicalPrincipal
{
    public const string Everyone = "*";

    /// <param name="principal">The principal as written.</param>
    /// <param name="partition">The partition of an account that is given by its number alone.</param>
    public static string Of(PolicyPrincipal principal, string partition) => principal.Kind switch
    {
        PrincipalKind.Everyone => Everyone,
        PrincipalKind.Aws when principal.Value == "*" => Everyone,
        PrincipalKind.Aws when AccountId.IsValid(principal.Value) => $"Aws:arn:{partition}:iam::{principal.Value}:root",
        _ => $"{principal.Kind}:{principal.Value}",
    };

    /// <summary>The account of a principal that is a whole account, else null.</summary>
    public static string? AccountOf(PolicyPrincipal principal)
    {
        if (principal.Kind != PrincipalKind.Aws)
        {
            return null;
        }

        if (AccountId.IsValid(principal.Value))
        {
            return principal.Value;
        }

        return Arn.TryParse(principal.Value, out Arn? arn, out _) && arn.Service == "iam" && arn.Resource == "root" ? arn.AccountId : null;
    }

    /// <summary>
    /// The partition that the ARNs of the documents name, else <c>aws</c>. Of several, which no working policy has, it
    /// is the first in the alphabet, so that no order matters.
    /// </summary>
    public static string PartitionOf(params PolicyDocument[] documents) => documents
        .SelectMany(document => document.Statements)
        .SelectMany(Texts)
        .Select(text => Arn.TryParse(text, out Arn? arn, out _) && Partitions.IsKnown(arn.Partition) ? arn.Partition : null)
        .Where(partition => partition is not null)
        .OrderBy(partition => partition, StringComparer.Ordinal)
        .FirstOrDefault() ?? "aws";

    private static IEnumerable<string> Texts(PolicyStatement statement) =>
        (statement.Principal?.Principals ?? Array.Empty<PolicyPrincipal>()).Select(principal => principal.Value)
            .Concat(statement.Resource?.Values ?? Array.Empty<string>())
            .Concat(statement.Conditions.SelectMany(condition => condition.Values));
}
