using System.Collections.Generic;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Aws.Calls;

namespace CrossAcctSync.Aws.Iam;

/// <summary>
/// IAM of one account, call by call (https://docs.aws.amazon.com/IAM/latest/APIReference/API_Operations.html). Policy
/// documents go in and come out as JSON text, never percent-encoded. Lists come whole, however many pages the service
/// makes of them, except where a marker says so.
/// </summary>
/// <remarks>
/// An implementation retries what can be retried; it neither compares nor reads back. Every failure of a call is an
/// <see cref="AwsCallException"/>; cancellation is an <see cref="System.OperationCanceledException"/>. Callers that are
/// told of one thread only (a throttle limit of one) call from no other thread.
/// </remarks>
public interface IIamApi
{
    /// <summary>Reads a role without its policies (https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html).</summary>
    /// <exception cref="AwsCallException">For example <c>NoSuchEntity</c>.</exception>
    IamRole GetRole(string roleName, CancellationToken cancellationToken);

    /// <summary>The names of a role's inline policies (https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRolePolicies.html).</summary>
    IReadOnlyList<string> ListRolePolicies(string roleName, CancellationToken cancellationToken);

    /// <summary>The document of an inline policy (https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRolePolicy.html).</summary>
    string GetRolePolicy(string roleName, string policyName, CancellationToken cancellationToken);

    /// <summary>The managed policies that are attached to a role (https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedRolePolicies.html).</summary>
    IReadOnlyList<IamAttachedPolicy> ListAttachedRolePolicies(string roleName, CancellationToken cancellationToken);

    /// <summary>Reads a managed policy without its documents (https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicy.html).</summary>
    IamPolicy GetPolicy(string policyArn, CancellationToken cancellationToken);

    /// <summary>Reads a version of a managed policy with its document (https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicyVersion.html).</summary>
    IamPolicyVersion GetPolicyVersion(string policyArn, string versionId, CancellationToken cancellationToken);

    /// <summary>The versions of a managed policy without their documents (https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicyVersions.html).</summary>
    IReadOnlyList<IamPolicyVersion> ListPolicyVersions(string policyArn, CancellationToken cancellationToken);

    /// <summary>One page of the account's roles and managed policies (https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html).</summary>
    /// <param name="filter">What is wanted: <c>Role</c>, <c>LocalManagedPolicy</c>, <c>AWSManagedPolicy</c>; empty for everything.</param>
    /// <param name="marker">The marker of the page before; null for the first page.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    IamAuthorizationPage GetAccountAuthorizationDetails(IReadOnlyCollection<string> filter, string? marker, CancellationToken cancellationToken);

    /// <summary>Replaces a role's trust policy (https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAssumeRolePolicy.html).</summary>
    void UpdateAssumeRolePolicy(string roleName, string document, CancellationToken cancellationToken);

    /// <summary>Adds or replaces an inline policy (https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html).</summary>
    void PutRolePolicy(string roleName, string policyName, string document, CancellationToken cancellationToken);

    /// <summary>Deletes an inline policy (https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRolePolicy.html).</summary>
    void DeleteRolePolicy(string roleName, string policyName, CancellationToken cancellationToken);

    /// <summary>Creates a role (https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html).</summary>
    IamRole CreateRole(NewRole role, CancellationToken cancellationToken);

    /// <summary>Deletes a role without policies (https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRole.html).</summary>
    void DeleteRole(string roleName, CancellationToken cancellationToken);

    /// <summary>Creates a managed policy (https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html).</summary>
    /// <param name="policyName">The name, 1 to 128 characters.</param>
    /// <param name="path">The path with a slash at both ends; <c>/</c> for none.</param>
    /// <param name="document">The policy.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    IamPolicy CreatePolicy(string policyName, string path, string document, CancellationToken cancellationToken);

    /// <summary>Adds a version to a managed policy and puts it in force (https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicyVersion.html).</summary>
    /// <returns>The version; its document may be missing.</returns>
    IamPolicyVersion CreatePolicyVersion(string policyArn, string document, CancellationToken cancellationToken);

    /// <summary>Deletes a version that is not in force (https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeletePolicyVersion.html).</summary>
    void DeletePolicyVersion(string policyArn, string versionId, CancellationToken cancellationToken);

    /// <summary>Deletes a managed policy of which the version in force is the only one left (https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeletePolicy.html).</summary>
    void DeletePolicy(string policyArn, CancellationToken cancellationToken);

    /// <summary>Attaches a managed policy to a role (https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachRolePolicy.html).</summary>
    void AttachRolePolicy(string roleName, string policyArn, CancellationToken cancellationToken);

    /// <summary>Detaches a managed policy from a role (https://docs.aws.amazon.com/IAM/latest/APIReference/API_DetachRolePolicy.html).</summary>
    void DetachRolePolicy(string roleName, string policyArn, CancellationToken cancellationToken);

    /// <summary>Asks what a principal's identity policies say (https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html).</summary>
    IReadOnlyList<IamSimulationResult> SimulatePrincipalPolicy(IamSimulation simulation, CancellationToken cancellationToken);
}
