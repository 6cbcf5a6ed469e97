using System;
using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Aws.Organizations;

/// <summary>An organization as it was read: its tree, its policies, and what they are attached to. Immutable.</summary>
/// <param name="Organization">The organization.</param>
/// <param name="Root">The root.</param>
/// <param name="Policies">The policies of the types that are in force.</param>
/// <param name="Attached">The ids of policies by the id of what they are attached to.</param>
internal sealed record OrganizationTree(
    OrganizationDescription Organization,
    OrganizationBranch Root,
    IReadOnlyList<OrganizationPolicy> Policies,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Attached)
{
    /// <summary>Whether policies of a type are in force.</summary>
    public bool Has(string type) => Policies.Any(policy => policy.Type == type);

    /// <summary>The policies of a type that are attached to the root, a unit or an account.</summary>
    public IEnumerable<OrganizationPolicy> AttachedTo(string id, string type) => Attached.TryGetValue(id, out IReadOnlyList<string>? policies)
        ? Policies.Where(policy => policy.Type == type && policies.Contains(policy.Id))
        : Array.Empty<OrganizationPolicy>();
}
