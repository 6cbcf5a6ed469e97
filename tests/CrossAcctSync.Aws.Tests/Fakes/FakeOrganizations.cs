using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CrossAcctSync.Aws.Calls;
using CrossAcctSync.Aws.Organizations;

namespace CrossAcctSync.Aws.Tests.Fakes;

/// <summary>An organization in memory, for those who look for accounts.</summary>
internal sealed class FakeOrganizations : IOrganizationsApi
{
    private readonly List<(string Parent, OrganizationEntity Account)> _accounts = [];
    private readonly List<(string Parent, OrganizationEntity Unit)> _units = [];

    /// <summary>The calls in their order.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>A unit whose accounts may not be listed.</summary>
    public string? Hidden { get; set; }

    public FakeOrganizations WithAccount(string parent, string id, string? state = "ACTIVE")
    {
        _accounts.Add((parent, new OrganizationEntity(id, "Name of " + id) { State = state }));
        return this;
    }

    public FakeOrganizations WithUnit(string parent, string id)
    {
        _units.Add((parent, new OrganizationEntity(id, id)));
        return this;
    }

    public IReadOnlyList<OrganizationEntity> ListAccounts(CancellationToken cancellationToken)
    {
        Calls.Add("ListAccounts");
        return Hidden is not null ? throw Denied("ListAccounts") : [.. _accounts.Select(one => one.Account)];
    }

    public IReadOnlyList<OrganizationEntity> ListAccounts(string parentId, CancellationToken cancellationToken)
    {
        Calls.Add("ListAccountsForParent " + parentId);
        return parentId == Hidden ? throw Denied("ListAccountsForParent") : [.. _accounts.Where(one => one.Parent == parentId).Select(one => one.Account)];
    }

    public IReadOnlyList<OrganizationEntity> ListOrganizationalUnits(string parentId, CancellationToken cancellationToken)
    {
        Calls.Add("ListOrganizationalUnitsForParent " + parentId);
        return [.. _units.Where(one => one.Parent == parentId).Select(one => one.Unit)];
    }

    public OrganizationDescription DescribeOrganization(CancellationToken cancellationToken) => new("o-a1b2c3d4e5", "999900001111");

    public IReadOnlyList<OrganizationRoot> ListRoots(CancellationToken cancellationToken) => [new OrganizationRoot("r-ab12", "Root", [])];

    public IReadOnlyList<OrganizationPolicy> ListPolicies(string type, CancellationToken cancellationToken) => throw new NotSupportedException();

    public OrganizationPolicy DescribePolicy(string policyId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public IReadOnlyList<string> ListTargets(string policyId, CancellationToken cancellationToken) => throw new NotSupportedException();

    private static AwsCallException Denied(string operation) => new("organizations:" + operation, "AccessDeniedException", "No.", "request-1", 400);
}
