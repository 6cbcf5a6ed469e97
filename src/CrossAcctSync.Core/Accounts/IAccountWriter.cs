using System.Threading;
using CrossAcctSync.Arns;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Accounts;

/// <summary>
/// Accounts that roles can be changed in: a snapshot, or live ones. Each change says which policy it expects to find, so
/// that nothing is overwritten that the caller has not seen.
/// </summary>
/// <remarks>
/// A policy that means what is asked for already is left alone and is <see cref="AccountWriteStatus.Unchanged"/>, also
/// when something else was expected. What cannot be done is an answer; only cancellation is an exception.
/// </remarks>
public interface IAccountWriter
{
    /// <summary>Replaces a role's trust policy (https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAssumeRolePolicy.html).</summary>
    /// <param name="role">The role.</param>
    /// <param name="document">The policy.</param>
    /// <param name="expected">The policy that the caller read.</param>
    /// <param name="cancellationToken">Leaves the role as it is.</param>
    AccountWrite ReplaceTrust(RoleArn role, PolicyDocument document, PolicyDocument expected, CancellationToken cancellationToken);

    /// <summary>Adds or replaces an inline policy (https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html).</summary>
    /// <param name="role">The role.</param>
    /// <param name="policyName">The policy's name.</param>
    /// <param name="document">The policy.</param>
    /// <param name="expected">The policy that the caller read under this name; null when there was none, and then there must be none.</param>
    /// <param name="cancellationToken">Leaves the role as it is.</param>
    AccountWrite PutInlinePolicy(RoleArn role, string policyName, PolicyDocument document, PolicyDocument? expected, CancellationToken cancellationToken);

    /// <summary>Deletes an inline policy (https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRolePolicy.html); one that is not there is deleted already.</summary>
    /// <param name="role">The role.</param>
    /// <param name="policyName">The policy's name.</param>
    /// <param name="expected">The policy that the caller read.</param>
    /// <param name="cancellationToken">Leaves the role as it is.</param>
    AccountWrite DeleteInlinePolicy(RoleArn role, string policyName, PolicyDocument expected, CancellationToken cancellationToken);
}
