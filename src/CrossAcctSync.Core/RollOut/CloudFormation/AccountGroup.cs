using System.Collections.Generic;
using CrossAcctSync.RollOut.Model;

namespace CrossAcctSync.RollOut.CloudFormation;

/// <summary>Accounts that get the same, but for their own ids.</summary>
/// <param name="AccountIds">The accounts, in order.</param>
/// <param name="Sample">What the first of them gets.</param>
internal sealed record AccountGroup(IReadOnlyList<string> AccountIds, AccountRollOut Sample);
