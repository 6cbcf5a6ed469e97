using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Threading;
using System.Xml.Linq;
using Amazon.Runtime;
using CrossAcctSync.Accounts;
using CrossAcctSync.Aws.Calls;
using CrossAcctSync.Aws.Clients.Pipeline;
using CrossAcctSync.Aws.Iam;

namespace CrossAcctSync.Aws.Clients;

/// <summary>IAM by its Query API.</summary>
[SuppressMessage("Design", "CA1001", Justification = "All clients share connections, which stay open for the next one.")]
internal sealed class IamClient : IIamApi
{
    private readonly ServiceClient _client;
    private readonly Amazon.Runtime.Internal.InvokeOptions _form = new()
    {
        RequestMarshaller = new QueryMarshaller(AwsService.Iam),
        ResponseUnmarshaller = new QueryUnmarshaller(),
    };

    /// <summary>Makes a client.</summary>
    /// <param name="credentials">The credentials.</param>
    /// <param name="region">A region of the partition.</param>
    /// <param name="options">How the service is reached.</param>
    public IamClient(AWSCredentials credentials, string region, AwsClientOptions options) =>
        _client = new ServiceClient(AwsService.Iam, credentials, region, options);

    /// <inheritdoc />
    public IamRole GetRole(string roleName, CancellationToken cancellationToken) =>
        Read(OnRole("GetRole", roleName), result => IamRecords.Role(Part(result, "Role")), cancellationToken);

    /// <inheritdoc />
    public IReadOnlyList<string> ListRolePolicies(string roleName, CancellationToken cancellationToken) =>
        ReadAll(() => OnRole("ListRolePolicies", roleName), result => result.Members("PolicyNames").Select(member => member.Value), cancellationToken);

    /// <inheritdoc />
    public string GetRolePolicy(string roleName, string policyName, CancellationToken cancellationToken) =>
        Read(OnRole("GetRolePolicy", roleName).With("PolicyName", policyName), result => IamRecords.Document(result.RequiredText("PolicyDocument"))!, cancellationToken);

    /// <inheritdoc />
    public IReadOnlyList<IamAttachedPolicy> ListAttachedRolePolicies(string roleName, CancellationToken cancellationToken) =>
        ReadAll(() => OnRole("ListAttachedRolePolicies", roleName), result => result.Members("AttachedPolicies").Select(IamRecords.AttachedPolicy), cancellationToken);

    /// <inheritdoc />
    public IamPolicy GetPolicy(string policyArn, CancellationToken cancellationToken) =>
        Read(OnPolicy("GetPolicy", policyArn), result => IamRecords.Policy(Part(result, "Policy")), cancellationToken);

    /// <inheritdoc />
    public IamPolicyVersion GetPolicyVersion(string policyArn, string versionId, CancellationToken cancellationToken) =>
        Read(OnPolicy("GetPolicyVersion", policyArn).With("VersionId", versionId), result => IamRecords.PolicyVersion(Part(result, "PolicyVersion")), cancellationToken);

    /// <inheritdoc />
    public IReadOnlyList<IamPolicyVersion> ListPolicyVersions(string policyArn, CancellationToken cancellationToken) =>
        ReadAll(() => OnPolicy("ListPolicyVersions", policyArn), result => result.Members("Versions").Select(IamRecords.PolicyVersion), cancellationToken);

    /// <inheritdoc />
    public IamAuthorizationPage GetAccountAuthorizationDetails(IReadOnlyCollection<string> filter, string? marker, CancellationToken cancellationToken) => Read(
        new QueryCall("GetAccountAuthorizationDetails").WithList("Filter", filter).With("MaxItems", "1000").With("Marker", marker),
        result => new IamAuthorizationPage
        {
            Roles = result.Members("RoleDetailList").Select(IamRecords.RoleDetail).ToArray(),
            Policies = result.Members("Policies").Select(IamRecords.Policy).ToArray(),
            Marker = NextMarker(result),
        },
        cancellationToken);

    /// <inheritdoc />
    public void UpdateAssumeRolePolicy(string roleName, string document, CancellationToken cancellationToken) =>
        Write(ChangeOfRole("UpdateAssumeRolePolicy", roleName).With("PolicyDocument", document), cancellationToken);

    /// <inheritdoc />
    public void PutRolePolicy(string roleName, string policyName, string document, CancellationToken cancellationToken) =>
        Write(ChangeOfRole("PutRolePolicy", roleName).With("PolicyName", policyName).With("PolicyDocument", document), cancellationToken);

    /// <inheritdoc />
    public void DeleteRolePolicy(string roleName, string policyName, CancellationToken cancellationToken) =>
        Write(ChangeOfRole("DeleteRolePolicy", roleName).With("PolicyName", policyName), cancellationToken);

    /// <inheritdoc />
    public IamRole CreateRole(NewRole role, CancellationToken cancellationToken)
    {
        QueryCall call = ChangeOfRole("CreateRole", role.Arn.Name)
            .With("Path", role.Arn.Path)
            .With("AssumeRolePolicyDocument", role.Trust.ToJson())
            .With("PermissionsBoundary", role.PermissionsBoundary)
            .With("Description", role.Description);
        int number = 0;
        foreach (KeyValuePair<string, string> tag in role.Tags.OrderBy(tag => tag.Key, StringComparer.Ordinal))
        {
            string member = QueryCall.Member("Tags", ++number);
            call.With(member + ".Key", tag.Key).With(member + ".Value", tag.Value);
        }

        return Read(call, result => IamRecords.Role(Part(result, "Role")), cancellationToken);
    }

    /// <inheritdoc />
    public void DeleteRole(string roleName, CancellationToken cancellationToken) => Write(ChangeOfRole("DeleteRole", roleName), cancellationToken);

    /// <inheritdoc />
    public IamPolicy CreatePolicy(string policyName, string path, string document, CancellationToken cancellationToken) => Read(
        new QueryCall("CreatePolicy") { Changes = true }.With("PolicyName", policyName).With("Path", path).With("PolicyDocument", document),
        result => IamRecords.Policy(Part(result, "Policy")),
        cancellationToken);

    /// <inheritdoc />
    public IamPolicyVersion CreatePolicyVersion(string policyArn, string document, CancellationToken cancellationToken) => Read(
        ChangeOfPolicy("CreatePolicyVersion", policyArn).With("PolicyDocument", document).With("SetAsDefault", "true"),
        result => IamRecords.PolicyVersion(Part(result, "PolicyVersion")),
        cancellationToken);

    /// <inheritdoc />
    public void DeletePolicyVersion(string policyArn, string versionId, CancellationToken cancellationToken) =>
        Write(ChangeOfPolicy("DeletePolicyVersion", policyArn).With("VersionId", versionId), cancellationToken);

    /// <inheritdoc />
    public void DeletePolicy(string policyArn, CancellationToken cancellationToken) => Write(ChangeOfPolicy("DeletePolicy", policyArn), cancellationToken);

    /// <inheritdoc />
    public void AttachRolePolicy(string roleName, string policyArn, CancellationToken cancellationToken) =>
        Write(ChangeOfRole("AttachRolePolicy", roleName).With("PolicyArn", policyArn), cancellationToken);

    /// <inheritdoc />
    public void DetachRolePolicy(string roleName, string policyArn, CancellationToken cancellationToken) =>
        Write(ChangeOfRole("DetachRolePolicy", roleName).With("PolicyArn", policyArn), cancellationToken);

    /// <inheritdoc />
    public IReadOnlyList<IamSimulationResult> SimulatePrincipalPolicy(IamSimulation simulation, CancellationToken cancellationToken) => ReadAll(
        () => SimulationCall(simulation),
        result => result.Members("EvaluationResults").Select(IamRecords.SimulationResult),
        cancellationToken);

    private static QueryCall OnRole(string operation, string roleName) => new QueryCall(operation).With("RoleName", roleName);

    private static QueryCall ChangeOfRole(string operation, string roleName) => new QueryCall(operation) { Changes = true }.With("RoleName", roleName);

    private static QueryCall ChangeOfPolicy(string operation, string policyArn) => new QueryCall(operation) { Changes = true }.With("PolicyArn", policyArn);

    private static QueryCall OnPolicy(string operation, string policyArn) => new QueryCall(operation).With("PolicyArn", policyArn);

    private static QueryCall SimulationCall(IamSimulation simulation)
    {
        QueryCall call = new QueryCall("SimulatePrincipalPolicy")
            .With("PolicySourceArn", simulation.PolicySourceArn)
            .WithList("ActionNames", simulation.Actions)
            .WithList("ResourceArns", simulation.Resources);
        int number = 0;
        foreach (IamContextEntry entry in simulation.ContextEntries)
        {
            string member = QueryCall.Member("ContextEntries", ++number);
            call.With(member + ".ContextKeyName", entry.Key).With(member + ".ContextKeyType", entry.Type).WithList(member + ".ContextKeyValues", entry.Values);
        }

        return call;
    }

    private static XElement Part(XElement result, string name) => result.Child(name) ?? throw new FormatException($"the answer has no {name}");

    private static string? NextMarker(XElement result) => result.IsTrue("IsTruncated") ? result.RequiredText("Marker") : null;

    private void Write(QueryCall call, CancellationToken cancellationToken) => _client.Call<QueryAnswer>(call, _form, cancellationToken);

    private T Read<T>(QueryCall call, Func<XElement, T> read, CancellationToken cancellationToken)
    {
        XElement result = _client.Call<QueryAnswer>(call, _form, cancellationToken).Result;
        try
        {
            return read(result);
        }
        catch (FormatException exception)
        {
            throw new AwsCallException("iam:" + call.Operation, AccountProblemKind.Other, exception.Message);
        }
    }

    private List<T> ReadAll<T>(Func<QueryCall> call, Func<XElement, IEnumerable<T>> read, CancellationToken cancellationToken)
    {
        var all = new List<T>();
        string? marker = null;
        do
        {
            (IReadOnlyList<T> Items, string? Marker) page = Read(call().With("Marker", marker), result => (read(result).ToArray(), NextMarker(result)), cancellationToken);
            all.AddRange(page.Items);
            marker = page.Marker;
        }
        while (marker is not null);
        return all;
    }
}
