using System.Collections.Generic;
using CrossAcctSync.Accounts;

namespace CrossAcctSync.Aws.Organizations;

/// <summary>The accounts of an organization, or of some of its units. Immutable.</summary>
/// <param name="AccountIds">The accounts to work on, in the order of their ids.</param>
/// <param name="LeftOut">Those that are passed over, with the reason.</param>
/// <param name="Problems">The units that could not be read.</param>
public sealed record OrganizationMembers(IReadOnlyList<string> AccountIds, IReadOnlyList<LeftOutAccount> LeftOut, IReadOnlyList<AccountProblem> Problems);
