using System;
using CrossAcctSync.Accounts;
using CrossAcctSync.Aws.Calls;
using CrossAcctSync.Aws.Sessions;
using CrossAcctSync.Aws.Sts;

namespace CrossAcctSync.Aws.Problems;

/// <summary>Why no session of an account could be opened.</summary>
internal static class SessionProblems
{
    private const string OfOrganizations = "OrganizationAccountAccessRole";

    // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_access.html
    private const string MadeByOrganizations = " AWS Organizations makes this role in the accounts that it creates, and neither in the management account nor in accounts that were invited.";

    /// <summary>The credentials are of another account.</summary>
    public static AccountProblem WrongAccount(string accountId, CallerIdentity identity, string? role) => new(
        AccountProblemKind.WrongAccount,
        accountId,
        $"Account {accountId} was expected, but the credentials are of account {identity.AccountId} ({identity.Arn}).",
        role is null
            ? $"Give credentials of account {accountId}, or -AssumeRoleName with a role that is assumed in each account."
            : $"Check the endpoint: taking on the role {role} of account {accountId} gave a session of another account.");

    /// <summary>A call on the way failed.</summary>
    public static AccountProblem NotOpened(AwsCallException exception, string? accountId, string? role, AwsSideOptions options)
    {
        AccountProblem problem = CallProblems.Of(exception, accountId, role, null);
        return exception.Kind switch
        {
            AccountProblemKind.CredentialsMissing => problem with { RecommendedAction = Give(exception, options) },
            AccountProblemKind.CredentialsExpired when options.Origin is { } origin => problem with { RecommendedAction = $"Give new ones with {origin}: these have ended. Sign in again: aws sso login, or Invoke-AWSSSOLogin, where they are of IAM Identity Center." },
            AccountProblemKind.CredentialsExpired when options.ProfileName is { } profile => problem with
            {
                RecommendedAction = $"Sign in again: aws sso login --profile {profile}, or Invoke-AWSSSOLogin -ProfileName {profile}, for a profile of IAM Identity Center; new keys otherwise.",
            },
            AccountProblemKind.AccessDenied when role is not null => problem with
            {
                RecommendedAction = $"Check that {role} exists, that its trust policy names the caller{(options.AssumeRoleExternalId is null ? " and asks for no ExternalId" : " and this ExternalId")}, and that the caller is allowed sts:AssumeRole on it.{(role.EndsWith(":role/" + OfOrganizations, StringComparison.Ordinal) ? MadeByOrganizations : string.Empty)}",
            },
            _ => problem,
        };
    }

    /// <summary>What to do about credentials: of those that were given, not that they be given.</summary>
    private static string Give(AwsCallException exception, AwsSideOptions options)
    {
        bool isRefused = exception.ErrorCode is not null;
        return (options.Origin, options.ProfileName) switch
        {
            ({ } origin, _) => $"Correct what {origin} says: AWS does not take it.",
            (_, { } profile) when isRefused => $"Correct the keys of the profile '{profile}': AWS does not take them.",
            (_, { } profile) => $"Correct the profile '{profile}', or give another.",
            _ when isRefused => "Correct the keys: they were found in the environment, the default profile or the machine, and AWS does not take them. aws configure list says where.",
            _ => "Give -ProfileName, -Credential, or -AccessKey with -SecretKey; or set them in the environment.",
        };
    }
}
