using CrossAcctSync.Accounts;
using CrossAcctSync.Aws.Calls;
using CrossAcctSync.Aws.Sessions;

namespace CrossAcctSync.Aws.Problems;

/// <summary>Why an organization could not be read: most accounts may not.</summary>
/// <remarks>https://docs.aws.amazon.com/organizations/latest/userguide/orgs_integrate_delegated_admin.html.</remarks>
internal static class OrganizationProblems
{
    /// <summary>The code that an account in no organization gets.</summary>
    public const string NotInUse = "AWSOrganizationsNotInUse";

    /// <summary>The accounts could not be listed.</summary>
    /// <param name="exception">The failure.</param>
    /// <param name="session">Whose call it was.</param>
    /// <param name="unitId">The unit whose accounts were asked for; null for the whole organization.</param>
    public static AccountProblem OfListing(AwsCallException exception, IAccountSession session, string? unitId)
    {
        AccountProblem problem = CallProblems.Of(exception, session, unitId);
        return AwsErrorCodes.Is(exception, NotInUse) ? problem with { RecommendedAction = $"Give credentials of an organization, or name the accounts with -AccountId: account {session.AccountId} is in no organization." }
            : exception.Kind == AccountProblemKind.AccessDenied ? problem with { RecommendedAction = $"Give credentials of the management account or of a delegated administrator that are allowed {problem.Action}, or name the accounts with -AccountId." }
            : exception.Kind == AccountProblemKind.NotFound ? problem with { RecommendedAction = $"Correct {unitId ?? "the unit"}: aws organizations list-organizational-units-for-parent, or Get-ORGOrganizationalUnitList, lists the units below the root." }
            : problem;
    }

    /// <summary>A failed call.</summary>
    public static AccountProblem Of(AwsCallException exception, IAccountSession session)
    {
        AccountProblem problem = CallProblems.Of(exception, session, null);
        return AwsErrorCodes.Is(exception, NotInUse) ? problem with { RecommendedAction = "Nothing is to be done for an account that is in no organization; else give credentials of the organization." }
            : exception.Kind == AccountProblemKind.AccessDenied ? problem with { RecommendedAction = $"Give credentials of the management account or of a delegated administrator that are allowed {problem.Action}; without them, the organization's policies are not known." }
            : problem;
    }
}
