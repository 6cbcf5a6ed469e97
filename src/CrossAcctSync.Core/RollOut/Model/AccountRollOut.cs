using System.Collections.Generic;

namespace CrossAcctSync.RollOut.Model;

/// <summary>The roles of one account, in the order of their keys.</summary>
internal sealed record AccountRollOut(string AccountId, string Partition, IReadOnlyList<RoleRollOut> Roles);
