using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using CrossAcctSync.Arns;
using CrossAcctSync.Findings;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Linting;

/// <summary>Whether a Resource can be the ARN of anything (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html).</summary>
internal static class ResourceChecks
{
    private static readonly Regex Region = new(@"\A[a-z]{2,5}(-[a-z]+)+-[0-9]+\z", RegexOptions.CultureInvariant);

    // aws, third-party, cloudfront: what belongs to no customer.
    private static readonly Regex NamedOwner = new(@"\A[a-z]+(-[a-z]+)*\z", RegexOptions.CultureInvariant);

    public static void Check(LintRun run, LintStatement statement)
    {
        if (run.IsTrust || statement.Statement.Resource is not { } resource)
        {
            return;
        }

        foreach (string value in resource.Values.Where(value => value != "*"))
        {
            // API Gateway lets a policy begin with the service's part, and fills in the rest.
            if (run.Kind == LintKind.Resource && value.StartsWith("execute-api:/", StringComparison.Ordinal))
            {
                continue;
            }

            if (Problem(value, run.Kind) is { } problem)
            {
                run.Report(
                    PolicyRules.ResourceMalformed,
                    statement,
                    statement.Place(statement.ResourceName, value),
                    $"'{value}' {problem.Text}.",
                    "Write arn:partition:service:region:account-id:resource, or \"*\".",
                    problem.IsDoubtful ? FindingSeverity.Warning : null);
            }
        }
    }

    /// <summary>Whether the value is an ARN, perhaps with wildcards, of something that can exist.</summary>
    public static bool IsArn(string value) => value != "*" && (Problem(value, LintKind.Identity) is null or { IsDoubtful: true });

    /// <summary>Whether a policy variable stands where none is resolved.</summary>
    public static bool IsVoid(string value) => ArnSegments.Of(value).Take(ArnSegments.Count - 1).Any(PolicyPattern.HasVariable);

    private static (string Text, bool IsDoubtful)? Problem(string value, LintKind kind)
    {
        IReadOnlyList<string> parts = ArnSegments.Of(value);
        if (parts[0] != "arn")
        {
            return ("is neither \"*\" nor an ARN", false);
        }

        if (parts.Count < ArnSegments.Count)
        {
            // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
            bool isCompleted = kind is LintKind.Identity or LintKind.Managed;
            bool isOpen = kind != LintKind.Session && value.EndsWith("*", StringComparison.Ordinal);
            return isCompleted
                ? ($"has {parts.Count} of the six parts of an ARN, and means {string.Join(":", parts.Concat(Enumerable.Repeat("*", ArnSegments.Count - parts.Count)))}", true)
                : ($"has {parts.Count} of the six parts of an ARN", isOpen);
        }

        if (parts.Take(ArnSegments.Count - 1).Any(PolicyPattern.HasVariable))
        {
            return ("has a policy variable before the fifth colon, where none is resolved, so that it matches nothing", true);
        }

        if (parts[1].Length == 0 || parts[2].Length == 0)
        {
            return ($"has an empty {(parts[1].Length == 0 ? "partition" : "service")}", false);
        }

        if (PolicyPattern.HasWildcard(parts[2]))
        {
            return ("has a wildcard in the service, where IAM takes none", false);
        }

        if (PolicyPattern.HasWildcard(parts[1]))
        {
            return ("has a wildcard in the partition; an account lies in one", true);
        }

        if (!Partitions.IsKnown(parts[1]))
        {
            return ($"names the partition '{parts[1]}', which AWS does not have", false);
        }

        // IAM takes an empty resource: AWSBillingReadOnlyAccess and its like of AWS itself have arn:aws:organizations::*:.
        return RegionProblem(parts[1], parts[3]) ?? AccountProblem(parts[4]) ?? (parts[5].Length == 0 ? ("has an empty resource, so that it names nothing", true) : null);
    }

    private static (string Text, bool IsDoubtful)? RegionProblem(string partition, string region)
    {
        if (region.Length == 0 || PolicyPattern.HasWildcard(region))
        {
            return null;
        }

        if (!Region.IsMatch(region))
        {
            return ($"names the region '{region}', which is no region's code", false);
        }

        return Partitions.OfRegion(region) == partition ? null : ($"names a region of the partition {Partitions.OfRegion(region)}", false);
    }

    private static (string Text, bool IsDoubtful)? AccountProblem(string account) =>
        account.Length == 0 || PolicyPattern.HasWildcard(account) || AccountId.IsValid(account) || NamedOwner.IsMatch(account)
            ? null
            : ($"names the account '{account}', which is not twelve digits", false);
}
