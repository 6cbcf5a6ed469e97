using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Aws.Calls;
using CrossAcctSync.Aws.Iam;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Module.AwsTools;

/// <summary>IAM by the session's own cmdlets of AWS.Tools.IdentityManagement. Lists are paged by the cmdlets themselves.</summary>
internal sealed class AwsToolsIamApi : IIamApi
{
    private readonly AwsToolsCaller _caller;
    private readonly string _accountId;

    /// <summary>Calls IAM of an account.</summary>
    /// <param name="caller">Calls the cmdlets.</param>
    /// <param name="accountId">The account that the credentials are of.</param>
    public AwsToolsIamApi(AwsToolsCaller caller, string accountId)
    {
        _caller = caller;
        _accountId = accountId;
    }

    /// <inheritdoc/>
    /// <remarks>
    /// AWS Tools is given the keys that were asked for their account. Should it use others all the same, a role of another
    /// account ends the work before anything is written: every change of a role begins with reading it.
    /// </remarks>
    public IamRole GetRole(string roleName, CancellationToken cancellationToken)
    {
        IamRole role = AwsToolsIamObjects.Role(One("iam:GetRole", "Get-IAMRole", new Hashtable { ["RoleName"] = roleName }, cancellationToken));
        return Arn.Parse(role.Arn).AccountId == _accountId
            ? role
            : throw new AwsCallException("iam:GetRole", AccountProblemKind.WrongAccount, $"AWS Tools answered with {role.Arn}, and the role was looked for in account {_accountId}.");
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> ListRolePolicies(string roleName, CancellationToken cancellationToken) =>
        _caller.Read("iam:ListRolePolicies", "Get-IAMRolePolicyList", new Hashtable { ["RoleName"] = roleName }, cancellationToken).Select(name => name.ToString()).ToArray();

    /// <inheritdoc/>
    public string GetRolePolicy(string roleName, string policyName, CancellationToken cancellationToken) =>
        One("iam:GetRolePolicy", "Get-IAMRolePolicy", Policy(roleName, policyName), cancellationToken).Document("PolicyDocument") ?? string.Empty;

    /// <inheritdoc/>
    public IReadOnlyList<IamAttachedPolicy> ListAttachedRolePolicies(string roleName, CancellationToken cancellationToken) =>
        All("iam:ListAttachedRolePolicies", "Get-IAMAttachedRolePolicyList", new Hashtable { ["RoleName"] = roleName }, AwsToolsIamObjects.Attached, cancellationToken);

    /// <inheritdoc/>
    public IamPolicy GetPolicy(string policyArn, CancellationToken cancellationToken) =>
        AwsToolsIamObjects.Policy(One("iam:GetPolicy", "Get-IAMPolicy", Managed(policyArn), cancellationToken));

    /// <inheritdoc/>
    public IamPolicyVersion GetPolicyVersion(string policyArn, string versionId, CancellationToken cancellationToken) =>
        AwsToolsIamObjects.Version(One("iam:GetPolicyVersion", "Get-IAMPolicyVersion", Version(policyArn, versionId), cancellationToken));

    /// <inheritdoc/>
    public IReadOnlyList<IamPolicyVersion> ListPolicyVersions(string policyArn, CancellationToken cancellationToken) =>
        All("iam:ListPolicyVersions", "Get-IAMPolicyVersionList", Managed(policyArn), AwsToolsIamObjects.Version, cancellationToken);

    /// <inheritdoc/>
    /// <remarks>One page a call, so that memory does not grow with the account: the cmdlet would put out page after page.</remarks>
    public IamAuthorizationPage GetAccountAuthorizationDetails(IReadOnlyCollection<string> filter, string? marker, CancellationToken cancellationToken)
    {
        var parameters = new Hashtable { ["NoAutoIteration"] = true };
        if (filter.Count > 0)
        {
            parameters["Filter"] = filter.ToArray();
        }

        if (marker is not null)
        {
            parameters["Marker"] = marker;
        }

        return AwsToolsIamObjects.Page(One("iam:GetAccountAuthorizationDetails", "Get-IAMAccountAuthorizationDetail", parameters, cancellationToken));
    }

    /// <inheritdoc/>
    public void UpdateAssumeRolePolicy(string roleName, string document, CancellationToken cancellationToken) =>
        _caller.Write("iam:UpdateAssumeRolePolicy", "Update-IAMAssumeRolePolicy", new Hashtable { ["RoleName"] = roleName, ["PolicyDocument"] = document }, cancellationToken);

    /// <inheritdoc/>
    public void PutRolePolicy(string roleName, string policyName, string document, CancellationToken cancellationToken)
    {
        Hashtable parameters = Policy(roleName, policyName);
        parameters["PolicyDocument"] = document;
        _caller.Write("iam:PutRolePolicy", "Write-IAMRolePolicy", parameters, cancellationToken);
    }

    /// <inheritdoc/>
    public void DeleteRolePolicy(string roleName, string policyName, CancellationToken cancellationToken) =>
        _caller.Write("iam:DeleteRolePolicy", "Remove-IAMRolePolicy", Policy(roleName, policyName), cancellationToken);

    /// <inheritdoc/>
    public IamRole CreateRole(NewRole role, CancellationToken cancellationToken)
    {
        var parameters = new Hashtable
        {
            ["RoleName"] = role.Arn.Name,
            ["Path"] = role.Arn.Path,
            ["AssumeRolePolicyDocument"] = PolicyWriter.Write(role.Trust),
        };
        if (role.PermissionsBoundary is not null)
        {
            parameters["PermissionsBoundary"] = role.PermissionsBoundary;
        }

        if (role.Description is not null)
        {
            parameters["Description"] = role.Description;
        }

        if (role.Tags.Count > 0)
        {
            // The engine makes the tags of AWS Tools out of hashtables: their type belongs to another load context.
            parameters["Tag"] = role.Tags.Select(tag => new Hashtable { ["Key"] = tag.Key, ["Value"] = tag.Value }).ToArray();
        }

        return AwsToolsIamObjects.Role(First("iam:CreateRole", _caller.Write("iam:CreateRole", "New-IAMRole", parameters, cancellationToken)));
    }

    /// <inheritdoc/>
    public void DeleteRole(string roleName, CancellationToken cancellationToken) =>
        _caller.Write("iam:DeleteRole", "Remove-IAMRole", new Hashtable { ["RoleName"] = roleName }, cancellationToken);

    /// <inheritdoc/>
    public IamPolicy CreatePolicy(string policyName, string path, string document, CancellationToken cancellationToken) => AwsToolsIamObjects.Policy(First("iam:CreatePolicy",
        _caller.Write("iam:CreatePolicy", "New-IAMPolicy", new Hashtable { ["PolicyName"] = policyName, ["Path"] = path, ["PolicyDocument"] = document }, cancellationToken)));

    /// <inheritdoc/>
    public IamPolicyVersion CreatePolicyVersion(string policyArn, string document, CancellationToken cancellationToken)
    {
        Hashtable parameters = Managed(policyArn);
        parameters["PolicyDocument"] = document;
        parameters["SetAsDefault"] = true;
        return AwsToolsIamObjects.Version(First("iam:CreatePolicyVersion", _caller.Write("iam:CreatePolicyVersion", "New-IAMPolicyVersion", parameters, cancellationToken)));
    }

    /// <inheritdoc/>
    public void DeletePolicyVersion(string policyArn, string versionId, CancellationToken cancellationToken) =>
        _caller.Write("iam:DeletePolicyVersion", "Remove-IAMPolicyVersion", Version(policyArn, versionId), cancellationToken);

    /// <inheritdoc/>
    public void DeletePolicy(string policyArn, CancellationToken cancellationToken) =>
        _caller.Write("iam:DeletePolicy", "Remove-IAMPolicy", Managed(policyArn), cancellationToken);

    /// <inheritdoc/>
    public void AttachRolePolicy(string roleName, string policyArn, CancellationToken cancellationToken) =>
        _caller.Write("iam:AttachRolePolicy", "Register-IAMRolePolicy", Attachment(roleName, policyArn), cancellationToken);

    /// <inheritdoc/>
    public void DetachRolePolicy(string roleName, string policyArn, CancellationToken cancellationToken) =>
        _caller.Write("iam:DetachRolePolicy", "Unregister-IAMRolePolicy", Attachment(roleName, policyArn), cancellationToken);

    /// <inheritdoc/>
    public IReadOnlyList<IamSimulationResult> SimulatePrincipalPolicy(IamSimulation simulation, CancellationToken cancellationToken)
    {
        var parameters = new Hashtable
        {
            ["PolicySourceArn"] = simulation.PolicySourceArn,
            ["ActionName"] = simulation.Actions.ToArray(),
            ["ResourceArn"] = simulation.Resources.ToArray(),
        };
        if (simulation.ContextEntries.Count > 0)
        {
            parameters["ContextEntry"] = simulation.ContextEntries
                .Select(entry => new Hashtable { ["ContextKeyName"] = entry.Key, ["ContextKeyType"] = entry.Type, ["ContextKeyValues"] = entry.Values.ToArray() })
                .ToArray();
        }

        return All("iam:SimulatePrincipalPolicy", "Test-IAMPrincipalPolicy", parameters, AwsToolsIamObjects.Result, cancellationToken);
    }

    private static Hashtable Policy(string roleName, string policyName) => new() { ["RoleName"] = roleName, ["PolicyName"] = policyName };

    private static Hashtable Managed(string policyArn) => new() { ["PolicyArn"] = policyArn };

    private static Hashtable Version(string policyArn, string versionId) => new() { ["PolicyArn"] = policyArn, ["VersionId"] = versionId };

    private static Hashtable Attachment(string roleName, string policyArn) => new() { ["RoleName"] = roleName, ["PolicyArn"] = policyArn };

    private static AwsToolsAnswer First(string action, IReadOnlyList<PSObject> output) => output.Count > 0
        ? new AwsToolsAnswer(output[0])
        : throw new AwsCallException(action, AccountProblemKind.Other, "The cmdlet of AWS Tools put out nothing.");

    private AwsToolsAnswer One(string action, string cmdlet, Hashtable parameters, CancellationToken cancellationToken) =>
        First(action, _caller.Read(action, cmdlet, parameters, cancellationToken));

    private T[] All<T>(string action, string cmdlet, Hashtable parameters, Func<AwsToolsAnswer, T> read, CancellationToken cancellationToken) =>
        _caller.Read(action, cmdlet, parameters, cancellationToken).Select(item => read(new AwsToolsAnswer(item))).ToArray();
}
