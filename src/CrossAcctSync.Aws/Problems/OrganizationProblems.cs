using CrossAcctSync.Accounts;
using CrossAcctSync.Aws.Calls;
using CrossAcctSync.Aws.Sessions;

namespace CrossAcctSync.Aws.Problems;

/// <summary>Why an organization could not be read: most accounts may not.</summary>
internal static class OrganizationProblems
{
    /// <summary>The code that an account in no organization gets.</summary>
    public const string NotInUse = "AWSOrganizationsNotInUse";

    /// <summary>A failed call.</summary>
    public static AccountProblem Of(AwsCallException exception, IAccountSession session)
    {
        AccountProblem problem = CallProblems.Of(exception, session, null);
        return AwsErrorCodes.Is(exception, NotInUse) ? problem with { RecommendedAction = "Nothing is to be done for an account that is in no organization; else give credentials of the organization." }
            : exception.Kind == AccountProblemKind.AccessDenied ? problem with { RecommendedAction = $"Give credentials of the management account or of a delegated administrator that are allowed {problem.Action}; without them, the organization's policies are not known." }
            : problem;
    }
}
