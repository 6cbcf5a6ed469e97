using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using Amazon.Runtime;
using CrossAcctSync.Aws.Clients.Pipeline;
using CrossAcctSync.Aws.Organizations;

namespace CrossAcctSync.Aws.Clients;

/// <summary>AWS Organizations by its JSON API.</summary>
internal sealed class OrganizationsClient : IOrganizationsApi
{
    private readonly JsonService _service;

    /// <summary>Makes a client.</summary>
    /// <param name="credentials">The credentials.</param>
    /// <param name="region">A region of the partition.</param>
    /// <param name="options">How the service is reached.</param>
    public OrganizationsClient(AWSCredentials credentials, string region, AwsClientOptions options) => _service = new JsonService(
        AwsService.Organizations,
        new ServiceClient(AwsService.Organizations, credentials, region, options),
        new JsonMarshaller(AwsService.Organizations, "AWSOrganizationsV20161128", "1.1"));

    /// <inheritdoc />
    public OrganizationDescription DescribeOrganization(CancellationToken cancellationToken) => _service.Read(
        "DescribeOrganization",
        Nothing,
        root =>
        {
            JsonElement organization = root.GetProperty("Organization");
            return new OrganizationDescription(JsonService.RequiredText(organization, "Id"), JsonService.RequiredText(organization, "MasterAccountId"));
        },
        cancellationToken);

    /// <inheritdoc />
    public IReadOnlyList<OrganizationRoot> ListRoots(CancellationToken cancellationToken) => List("ListRoots", "Roots", Nothing, ReadRoot, cancellationToken);

    /// <inheritdoc />
    public IReadOnlyList<OrganizationEntity> ListOrganizationalUnits(string parentId, CancellationToken cancellationToken) =>
        List("ListOrganizationalUnitsForParent", "OrganizationalUnits", writer => writer.WriteString("ParentId", parentId), ReadEntity, cancellationToken);

    /// <inheritdoc />
    public IReadOnlyList<OrganizationEntity> ListAccounts(CancellationToken cancellationToken) => List("ListAccounts", "Accounts", Nothing, ReadAccount, cancellationToken);

    /// <inheritdoc />
    public IReadOnlyList<OrganizationEntity> ListAccounts(string parentId, CancellationToken cancellationToken) =>
        List("ListAccountsForParent", "Accounts", writer => writer.WriteString("ParentId", parentId), ReadAccount, cancellationToken);

    /// <inheritdoc />
    public IReadOnlyList<OrganizationPolicy> ListPolicies(string type, CancellationToken cancellationToken) =>
        List("ListPolicies", "Policies", writer => writer.WriteString("Filter", type), ReadPolicy, cancellationToken);

    /// <inheritdoc />
    public OrganizationPolicy DescribePolicy(string policyId, CancellationToken cancellationToken) => _service.Read(
        "DescribePolicy",
        writer => writer.WriteString("PolicyId", policyId),
        root =>
        {
            JsonElement policy = root.GetProperty("Policy");
            return ReadPolicy(policy.GetProperty("PolicySummary")) with { Content = JsonService.RequiredText(policy, "Content") };
        },
        cancellationToken);

    /// <inheritdoc />
    public IReadOnlyList<string> ListTargets(string policyId, CancellationToken cancellationToken) =>
        List("ListTargetsForPolicy", "Targets", writer => writer.WriteString("PolicyId", policyId), target => JsonService.RequiredText(target, "TargetId"), cancellationToken);

    private List<T> List<T>(string operation, string listName, Action<Utf8JsonWriter> write, Func<JsonElement, T> read, CancellationToken cancellationToken) =>
        _service.Pages(operation, "NextToken", listName, write, read, cancellationToken).ToList();

    private static OrganizationEntity ReadEntity(JsonElement element)
    {
        string id = JsonService.RequiredText(element, "Id");
        return new OrganizationEntity(id, JsonService.Text(element, "Name") ?? id);
    }

    // State is the newer name: AWS retires Status.
    private static OrganizationEntity ReadAccount(JsonElement element) =>
        ReadEntity(element) with { State = JsonService.Text(element, "State") ?? JsonService.Text(element, "Status") };

    private static OrganizationPolicy ReadPolicy(JsonElement element) =>
        new(JsonService.RequiredText(element, "Id"), JsonService.RequiredText(element, "Name"), JsonService.RequiredText(element, "Type"));

    private static OrganizationRoot ReadRoot(JsonElement element) => new(
        JsonService.RequiredText(element, "Id"),
        JsonService.Text(element, "Name") ?? "Root",
        element.TryGetProperty("PolicyTypes", out JsonElement types) && types.ValueKind == JsonValueKind.Array
            ? types.EnumerateArray().Where(type => JsonService.Text(type, "Status") == "ENABLED").Select(type => JsonService.RequiredText(type, "Type")).ToArray()
            : Array.Empty<string>());

    private static void Nothing(Utf8JsonWriter writer)
    {
    }
}
