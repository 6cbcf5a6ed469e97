using CrossAcctSync.Aws.Iam;
using CrossAcctSync.Aws.Organizations;
using CrossAcctSync.Aws.StepFunctions;
using CrossAcctSync.Aws.Sts;

namespace CrossAcctSync.Aws.Sessions;

/// <summary>The services of one account, with credentials that have been seen to be of this account. Safe for many threads.</summary>
public interface IAccountSession
{
    /// <summary>The account, twelve digits.</summary>
    string AccountId { get; }

    /// <summary>The partition, for example <c>aws</c>.</summary>
    string Partition { get; }

    /// <summary>Whose credentials these are.</summary>
    CallerIdentity Identity { get; }

    /// <summary>The region that was asked for; null for none.</summary>
    string? Region { get; }

    /// <summary>
    /// Gets the keys that the calls of this session are signed with, as they are now: the ones of which STS said whose
    /// they are, or their successors. For another client that is to act as the same identity.
    /// </summary>
    /// <exception cref="CredentialException">They have ended, and cannot be renewed.</exception>
    AwsKeys GetKeys();

    /// <summary>IAM.</summary>
    IIamApi Iam { get; }

    /// <summary>STS.</summary>
    IStsApi Sts { get; }

    /// <summary>AWS Organizations.</summary>
    IOrganizationsApi Organizations { get; }

    /// <summary>Step Functions.</summary>
    /// <param name="region">The region's code.</param>
    IStepFunctionsApi StepFunctions(string region);

    /// <summary>Executions of Step Functions.</summary>
    /// <param name="region">The region's code.</param>
    IExecutionsApi Executions(string region);
}
