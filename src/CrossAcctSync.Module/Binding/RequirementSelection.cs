using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Arns;
using CrossAcctSync.Aws;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.Module.Binding;

/// <summary>The requirements of the state machines of some accounts, of those that there are.</summary>
internal static class RequirementSelection
{
    /// <summary>How live accounts are read, so that the state machines of these are listed; null as usual.</summary>
    public static AwsAccountsOptions? Of(IReadOnlyList<string> accountIds) =>
        accountIds.Count == 0 ? null : AwsAccountsOptions.Default with { Accounts = accountIds.Distinct(StringComparer.Ordinal).ToArray() };

    /// <summary>Leaves out the state machines of other accounts, and those of which the account is not known. None are left out where no account is named.</summary>
    public static void Keep(List<SyncRequirement> requirements, IReadOnlyCollection<string> accountIds)
    {
        if (accountIds.Count > 0)
        {
            requirements.RemoveAll(requirement => !StateMachineArn.TryParse(requirement.StateMachineArn, out StateMachineArn? machine, out _) || !accountIds.Contains(machine.AccountId));
        }
    }
}
