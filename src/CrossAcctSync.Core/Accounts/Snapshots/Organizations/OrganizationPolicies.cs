using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Accounts.Snapshots.Reading;
using CrossAcctSync.Documents;
using CrossAcctSync.Evaluation;

namespace CrossAcctSync.Accounts.Snapshots.Organizations;

/// <summary>
/// The policies of an organization by name and id. A kind of which the file has none is not in force; AWS's own
/// FullAWSAccess and RCPFullAWSAccess need no entry.
/// </summary>
internal sealed class OrganizationPolicies
{
    private const string ServiceControl = "SERVICE_CONTROL_POLICY";
    private const string ResourceControl = "RESOURCE_CONTROL_POLICY";

    // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html
    private static readonly NamedPolicy FullAccess = NamedPolicy.Parse(
        "FullAWSAccess", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""");

    // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
    private static readonly NamedPolicy FullResourceAccess = NamedPolicy.Parse(
        "RCPFullAWSAccess", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}""");

    private readonly Dictionary<string, NamedPolicy> _service;
    private readonly Dictionary<string, NamedPolicy> _resource;
    private readonly bool _hasService;
    private readonly bool _hasResource;

    private OrganizationPolicies(Dictionary<string, NamedPolicy> service, Dictionary<string, NamedPolicy> resource)
    {
        _hasService = service.Count > 0;
        _hasResource = resource.Count > 0;
        _service = service;
        _resource = resource;
        AddOwn(service, FullAccess, "p-FullAWSAccess");
        AddOwn(resource, FullResourceAccess, "p-RCPFullAWSAccess");
    }

    /// <exception cref="SourceFormatException">A policy is not in the form. One whose content is none denies what it has a say on.</exception>
    public static OrganizationPolicies Read(SourceNode file)
    {
        var service = new Dictionary<string, NamedPolicy>(StringComparer.Ordinal);
        var resource = new Dictionary<string, NamedPolicy>(StringComparer.Ordinal);
        foreach (SourceNode node in RoleDetailReader.ListOf(file, "Policies"))
        {
            OrganizationNode.Check(node, "a policy", "Id", "Name", "Type", "Content");
            string name = OrganizationNode.Text(node, "Name", @"\A.{1,128}\z", "a text of 1 to 128 characters");
            string type = OrganizationNode.Text(node, "Type", $@"\A({ServiceControl}|{ResourceControl})\z", $"{ServiceControl} or {ResourceControl}");
            NamedPolicy policy = PolicyNode.Read(name, node, OrganizationNode.Required(node, "Content"));
            Dictionary<string, NamedPolicy> own = type == ServiceControl ? service : resource;
            Add(own, name, policy, node);
            if (node["Id"].Exists)
            {
                Add(own, OrganizationNode.Text(node, "Id", @"\Ap-[0-9a-zA-Z_]{8,128}\z", "a policy's id such as p-examplepolicyid111"), policy, node);
            }
        }

        return new OrganizationPolicies(service, resource);
    }

    /// <summary>The policies of an entity; null for a kind that is not in force.</summary>
    /// <exception cref="SourceFormatException">The entity names a policy that is not there, or none at all.</exception>
    public (PolicyLevel? ServiceControl, PolicyLevel? ResourceControl) LevelOf(SourceNode entity, string name)
    {
        IReadOnlyList<NamedPolicy> service = Attached(entity, "ServiceControlPolicies", _service, FullAccess);
        IReadOnlyList<NamedPolicy> resource = Attached(entity, "ResourceControlPolicies", _resource, FullResourceAccess);

        // RCPFullAWSAccess is on every entity and cannot be detached.
        resource = resource.Contains(FullResourceAccess) ? resource : resource.Prepend(FullResourceAccess).ToArray();
        return (_hasService ? new PolicyLevel(name, service) : null, _hasResource ? new PolicyLevel(name, resource) : null);
    }

    private static IReadOnlyList<NamedPolicy> Attached(SourceNode entity, string property, Dictionary<string, NamedPolicy> known, NamedPolicy usual)
    {
        SourceNode list = entity[property];
        if (!list.Exists)
        {
            return new[] { usual };
        }

        if (!list.IsArray || list.Count == 0)
        {
            throw new SourceFormatException(list.Location, $"'{property}' is a list of names or ids of policies, with one at least, for AWS lets nobody detach the last one; without the property it is {usual.Name}.");
        }

        var attached = new List<NamedPolicy>();
        foreach (SourceNode element in list.Elements)
        {
            attached.Add(element.StringValue is { } name && known.TryGetValue(name, out NamedPolicy? policy)
                ? policy
                : throw new SourceFormatException(element.Location, $"{SourceJson.Write(element)} is no policy for {property}; there are {string.Join(", ", known.Keys)}."));
        }

        return attached.Distinct().ToArray();
    }

    private static void Add(Dictionary<string, NamedPolicy> policies, string key, NamedPolicy policy, SourceNode node)
    {
        if (policies.ContainsKey(key))
        {
            throw new SourceFormatException(node.Location, $"The policy '{key}' stands twice.");
        }

        policies.Add(key, policy);
    }

    private static void AddOwn(Dictionary<string, NamedPolicy> policies, NamedPolicy policy, string id)
    {
        if (!policies.TryGetValue(policy.Name, out NamedPolicy? own))
        {
            policies.Add(policy.Name, own = policy);
        }

        if (!policies.ContainsKey(id))
        {
            policies.Add(id, own);
        }
    }
}
