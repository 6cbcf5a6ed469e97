using System.Collections.Generic;
using System.Threading;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Accounts;

/// <summary>
/// Accounts that roles can be changed in: a snapshot, or live ones. Each change says which policy it expects to find, so
/// that nothing is overwritten that the caller has not seen.
/// </summary>
/// <remarks>
/// A role is written to only when the role of that name has the whole ARN, and the unique id where the caller knows it.
/// A policy that means what is asked for already is left alone and is <see cref="AccountWriteStatus.Unchanged"/>, also
/// when something else was expected. What cannot be done is an answer; only cancellation is an exception. Safe for many
/// threads, one role each.
/// </remarks>
public interface IAccountWriter
{
    /// <summary>Sees that each account can be written to and is the one that it should be. To be called before the first write.</summary>
    /// <param name="accountIds">The accounts, twelve digits each.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    /// <returns>What is wrong; empty when all is well.</returns>
    IReadOnlyList<AccountProblem> CheckAccounts(IReadOnlyCollection<string> accountIds, CancellationToken cancellationToken);

    /// <summary>Replaces a role's trust policy (https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAssumeRolePolicy.html).</summary>
    /// <param name="role">The role.</param>
    /// <param name="document">The policy.</param>
    /// <param name="expected">The policy that the caller read.</param>
    /// <param name="cancellationToken">Leaves the role as it is.</param>
    AccountWrite ReplaceTrust(RoleIdentity role, PolicyDocument document, PolicyDocument expected, CancellationToken cancellationToken);

    /// <summary>Adds or replaces an inline policy (https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html).</summary>
    /// <param name="role">The role.</param>
    /// <param name="policyName">The policy's name.</param>
    /// <param name="document">The policy.</param>
    /// <param name="expected">The policy that the caller read under this name; null when there was none, and then there must be none.</param>
    /// <param name="cancellationToken">Leaves the role as it is.</param>
    AccountWrite PutInlinePolicy(RoleIdentity role, string policyName, PolicyDocument document, PolicyDocument? expected, CancellationToken cancellationToken);

    /// <summary>Deletes an inline policy (https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRolePolicy.html); one that is not there is deleted already.</summary>
    /// <param name="role">The role.</param>
    /// <param name="policyName">The policy's name.</param>
    /// <param name="expected">The policy that the caller read.</param>
    /// <param name="cancellationToken">Leaves the role as it is.</param>
    AccountWrite DeleteInlinePolicy(RoleIdentity role, string policyName, PolicyDocument expected, CancellationToken cancellationToken);

    /// <summary>Creates a role (https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html). One that is there with a trust policy of the same meaning is unchanged, any other is a conflict.</summary>
    /// <param name="role">The role.</param>
    /// <param name="cancellationToken">Leaves the account as it is.</param>
    AccountWrite CreateRole(NewRole role, CancellationToken cancellationToken);

    /// <summary>Deletes a role without policies (https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRole.html); one that has any is refused, one that is not there is deleted already.</summary>
    /// <param name="role">The role.</param>
    /// <param name="expectedTrust">The trust policy that the caller read.</param>
    /// <param name="cancellationToken">Leaves the role as it is.</param>
    AccountWrite DeleteRole(RoleIdentity role, PolicyDocument expectedTrust, CancellationToken cancellationToken);

    /// <summary>
    /// Creates a managed policy, or puts a new version of it in force and deletes the oldest one when there are five
    /// (https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-versioning.html).
    /// </summary>
    /// <param name="policyArn">The policy, of a customer's account.</param>
    /// <param name="document">The policy.</param>
    /// <param name="expected">The version in force that the caller read; null when there was no such policy, and then there must be none.</param>
    /// <param name="cancellationToken">Leaves the policy as it is.</param>
    AccountWrite PutManagedPolicy(string policyArn, PolicyDocument document, PolicyDocument? expected, CancellationToken cancellationToken);

    /// <summary>Deletes a managed policy with all its versions (https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeletePolicy.html); one that is attached is refused, one that is not there is deleted already.</summary>
    /// <param name="policyArn">The policy, of a customer's account.</param>
    /// <param name="expected">The version in force that the caller read.</param>
    /// <param name="cancellationToken">Leaves the policy as it is.</param>
    AccountWrite DeleteManagedPolicy(string policyArn, PolicyDocument expected, CancellationToken cancellationToken);

    /// <summary>Attaches a managed policy to a role (https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachRolePolicy.html).</summary>
    /// <param name="role">The role.</param>
    /// <param name="policyArn">The policy.</param>
    /// <param name="cancellationToken">Leaves the role as it is.</param>
    AccountWrite AttachPolicy(RoleIdentity role, string policyArn, CancellationToken cancellationToken);

    /// <summary>Detaches a managed policy from a role (https://docs.aws.amazon.com/IAM/latest/APIReference/API_DetachRolePolicy.html); one that is not attached is detached already.</summary>
    /// <param name="role">The role.</param>
    /// <param name="policyArn">The policy.</param>
    /// <param name="cancellationToken">Leaves the role as it is.</param>
    AccountWrite DetachPolicy(RoleIdentity role, string policyArn, CancellationToken cancellationToken);
}
