using CrossAcctSync.Findings;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Linting;

/// <summary>Who is named.</summary>
internal static class PrincipalChecks
{
    // With one of these a wildcard is somebody. An ExternalId is none: whoever calls can send any.
    private static readonly string[] KeysThatNarrow =
    {
        "aws:PrincipalArn", "aws:PrincipalAccount", "aws:PrincipalOrgID", "aws:PrincipalOrgPaths", "aws:SourceArn", "aws:SourceAccount",
        "aws:SourceOrgID", "aws:SourceOrgPaths", "aws:SourceVpc", "aws:SourceVpce", "aws:SourceVpcArn", "aws:SourceIp", "aws:VpceAccount", "aws:VpceOrgID",
        "aws:VpceOrgPaths", "aws:PrincipalServiceName", "aws:userid", "kms:CallerAccount", "s3:DataAccessPointAccount",
    };

    // With one of these an account is some of its principals.
    private static readonly string[] KeysWithinAccount = { "aws:PrincipalArn", "aws:userid", "aws:username" };

    public static void Check(LintRun run, LintStatement statement)
    {
        if (statement.Statement.Principal is not { } element || !LintKinds.HasPrincipal(run.Kind))
        {
            return;
        }

        if (element.IsNegated && statement.IsAllow)
        {
            run.Report(
                PolicyRules.NotPrincipalAllowed,
                statement,
                statement.Place(element.Name),
                "NotPrincipal stands with Allow, which is not supported and means everybody else.",
                "Name the principals that may in Principal.");
        }

        foreach (PolicyPrincipal principal in element.Principals)
        {
            CheckForm(run, statement, principal);
            if (statement.IsAllow && !element.IsNegated && PrincipalForms.Problem(principal) is null)
            {
                CheckReach(run, statement, principal);
            }
        }
    }

    private static void CheckForm(LintRun run, LintStatement statement, PolicyPrincipal principal)
    {
        if (PrincipalForms.Problem(principal) is { } problem)
        {
            run.Report(
                PolicyRules.PrincipalMalformed,
                statement,
                statement.Place(principal),
                $"the principal '{principal.Value}' {problem}.",
                "Write the principal as AWS's page on the element has it; for a role, arn:aws:iam::account-id:role/name.");
        }
        else if (principal.Kind == PrincipalKind.CanonicalUser && run.IsTrust)
        {
            run.Report(
                PolicyRules.PrincipalMalformed,
                statement,
                statement.Place(principal),
                "a CanonicalUser is a principal of S3's bucket policies only.",
                "Name the account, role or user under AWS.");
        }
        else if (principal.Kind == PrincipalKind.Aws && PrincipalForms.IsUniqueId(principal.Value))
        {
            string what = principal.Value.StartsWith("AROA", System.StringComparison.Ordinal) ? "role" : principal.Value.StartsWith("AIDA", System.StringComparison.Ordinal) ? "user" : "principal";
            run.Report(
                PolicyRules.PrincipalOrphaned,
                statement,
                statement.Place(principal),
                $"'{principal.Value}' is the id of a {what} that was deleted; one of the same name that was created later is not trusted, and IAM refuses the document when it is written again.",
                "Replace the id with the ARN of the role or user that exists now, or remove it.");
        }
    }

    private static void CheckReach(LintRun run, LintStatement statement, PolicyPrincipal principal)
    {
        if (PrincipalForms.IsEveryone(principal))
        {
            bool isNarrowed = statement.IsNarrowedBy(KeysThatNarrow);
            run.Report(
                PolicyRules.PrincipalWildcard,
                statement,
                statement.Place(principal),
                isNarrowed ? "the principal is everybody, and only the conditions say who is meant." : $"everybody in any account {(run.IsTrust ? "may assume the role" : "is allowed")}.",
                run.IsTrust ? "Name the execution role of the state machine." : "Name the principals, or add a condition such as aws:PrincipalOrgID.",
                isNarrowed ? FindingSeverity.Warning : null);
        }
        else if (run.IsTrust && CanonicalPrincipal.AccountOf(principal) is { } account && !statement.IsNarrowedBy(KeysWithinAccount))
        {
            run.Report(
                PolicyRules.AccountRootTrusted,
                statement,
                statement.Place(principal),
                $"all of account {account} is trusted: any of its principals that its own administrators let.",
                "Name the execution role of the state machine.");
        }
        else if (run.IsTrust && PrincipalForms.RoleOfSession(principal) is { } role)
        {
            run.Report(
                PolicyRules.PrincipalSession,
                statement,
                statement.Place(principal),
                $"'{principal.Value}' is one session of a role; Step Functions names its sessions by itself.",
                $"Name the role: {role}, with its path where it has one.");
        }
    }
}
