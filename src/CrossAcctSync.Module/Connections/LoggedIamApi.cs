using System.Collections.Generic;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Aws.Iam;

namespace CrossAcctSync.Module.Connections;

/// <summary>IAM of an account, of which each call is noted before it is made.</summary>
internal sealed class LoggedIamApi : IIamApi
{
    private readonly IIamApi _inner;
    private readonly string _accountId;
    private readonly CallLog _log;

    public LoggedIamApi(IIamApi inner, string accountId, CallLog log)
    {
        _inner = inner;
        _accountId = accountId;
        _log = log;
    }

    /// <inheritdoc/>
    public IamRole GetRole(string roleName, CancellationToken cancellationToken)
    {
        Note("iam:GetRole", roleName);
        return _inner.GetRole(roleName, cancellationToken);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> ListRolePolicies(string roleName, CancellationToken cancellationToken)
    {
        Note("iam:ListRolePolicies", roleName);
        return _inner.ListRolePolicies(roleName, cancellationToken);
    }

    /// <inheritdoc/>
    public string GetRolePolicy(string roleName, string policyName, CancellationToken cancellationToken)
    {
        Note("iam:GetRolePolicy", $"{roleName}, {policyName}");
        return _inner.GetRolePolicy(roleName, policyName, cancellationToken);
    }

    /// <inheritdoc/>
    public IReadOnlyList<IamAttachedPolicy> ListAttachedRolePolicies(string roleName, CancellationToken cancellationToken)
    {
        Note("iam:ListAttachedRolePolicies", roleName);
        return _inner.ListAttachedRolePolicies(roleName, cancellationToken);
    }

    /// <inheritdoc/>
    public IamPolicy GetPolicy(string policyArn, CancellationToken cancellationToken)
    {
        Note("iam:GetPolicy", policyArn);
        return _inner.GetPolicy(policyArn, cancellationToken);
    }

    /// <inheritdoc/>
    public IamPolicyVersion GetPolicyVersion(string policyArn, string versionId, CancellationToken cancellationToken)
    {
        Note("iam:GetPolicyVersion", $"{policyArn}, {versionId}");
        return _inner.GetPolicyVersion(policyArn, versionId, cancellationToken);
    }

    /// <inheritdoc/>
    public IReadOnlyList<IamPolicyVersion> ListPolicyVersions(string policyArn, CancellationToken cancellationToken)
    {
        Note("iam:ListPolicyVersions", policyArn);
        return _inner.ListPolicyVersions(policyArn, cancellationToken);
    }

    /// <inheritdoc/>
    public IamAuthorizationPage GetAccountAuthorizationDetails(IReadOnlyCollection<string> filter, string? marker, CancellationToken cancellationToken)
    {
        Note("iam:GetAccountAuthorizationDetails", marker is null ? "first page" : "next page");
        return _inner.GetAccountAuthorizationDetails(filter, marker, cancellationToken);
    }

    /// <inheritdoc/>
    public void UpdateAssumeRolePolicy(string roleName, string document, CancellationToken cancellationToken)
    {
        Note("iam:UpdateAssumeRolePolicy", roleName);
        _inner.UpdateAssumeRolePolicy(roleName, document, cancellationToken);
    }

    /// <inheritdoc/>
    public void PutRolePolicy(string roleName, string policyName, string document, CancellationToken cancellationToken)
    {
        Note("iam:PutRolePolicy", $"{roleName}, {policyName}");
        _inner.PutRolePolicy(roleName, policyName, document, cancellationToken);
    }

    /// <inheritdoc/>
    public void DeleteRolePolicy(string roleName, string policyName, CancellationToken cancellationToken)
    {
        Note("iam:DeleteRolePolicy", $"{roleName}, {policyName}");
        _inner.DeleteRolePolicy(roleName, policyName, cancellationToken);
    }

    /// <inheritdoc/>
    public IamRole CreateRole(NewRole role, CancellationToken cancellationToken)
    {
        Note("iam:CreateRole", role.Arn.ToString());
        return _inner.CreateRole(role, cancellationToken);
    }

    /// <inheritdoc/>
    public void DeleteRole(string roleName, CancellationToken cancellationToken)
    {
        Note("iam:DeleteRole", roleName);
        _inner.DeleteRole(roleName, cancellationToken);
    }

    /// <inheritdoc/>
    public IamPolicy CreatePolicy(string policyName, string path, string document, CancellationToken cancellationToken)
    {
        Note("iam:CreatePolicy", policyName);
        return _inner.CreatePolicy(policyName, path, document, cancellationToken);
    }

    /// <inheritdoc/>
    public IamPolicyVersion CreatePolicyVersion(string policyArn, string document, CancellationToken cancellationToken)
    {
        Note("iam:CreatePolicyVersion", policyArn);
        return _inner.CreatePolicyVersion(policyArn, document, cancellationToken);
    }

    /// <inheritdoc/>
    public void DeletePolicyVersion(string policyArn, string versionId, CancellationToken cancellationToken)
    {
        Note("iam:DeletePolicyVersion", $"{policyArn}, {versionId}");
        _inner.DeletePolicyVersion(policyArn, versionId, cancellationToken);
    }

    /// <inheritdoc/>
    public void DeletePolicy(string policyArn, CancellationToken cancellationToken)
    {
        Note("iam:DeletePolicy", policyArn);
        _inner.DeletePolicy(policyArn, cancellationToken);
    }

    /// <inheritdoc/>
    public void AttachRolePolicy(string roleName, string policyArn, CancellationToken cancellationToken)
    {
        Note("iam:AttachRolePolicy", $"{roleName}, {policyArn}");
        _inner.AttachRolePolicy(roleName, policyArn, cancellationToken);
    }

    /// <inheritdoc/>
    public void DetachRolePolicy(string roleName, string policyArn, CancellationToken cancellationToken)
    {
        Note("iam:DetachRolePolicy", $"{roleName}, {policyArn}");
        _inner.DetachRolePolicy(roleName, policyArn, cancellationToken);
    }

    /// <inheritdoc/>
    public IReadOnlyList<IamSimulationResult> SimulatePrincipalPolicy(IamSimulation simulation, CancellationToken cancellationToken)
    {
        Note("iam:SimulatePrincipalPolicy", $"{simulation.Actions.Count} actions of {simulation.PolicySourceArn}");
        return _inner.SimulatePrincipalPolicy(simulation, cancellationToken);
    }

    private void Note(string action, string subject) => _log.Add(action, _accountId, subject);
}
