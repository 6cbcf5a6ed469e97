using System.Collections.Generic;

namespace CrossAcctSync.Aws.Organizations;

/// <summary>The root or a unit with what is right below it. Immutable.</summary>
/// <param name="Entity">The root or unit.</param>
/// <param name="Accounts">Its accounts.</param>
/// <param name="Units">Its units.</param>
internal sealed record OrganizationBranch(OrganizationEntity Entity, IReadOnlyList<OrganizationEntity> Accounts, IReadOnlyList<OrganizationBranch> Units);
