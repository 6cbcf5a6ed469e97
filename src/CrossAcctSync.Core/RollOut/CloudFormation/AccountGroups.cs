using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.RollOut.Model;

namespace CrossAcctSync.RollOut.CloudFormation;

/// <summary>Accounts by what they get: those whose templates are the same text, but for their own ids, are one group.</summary>
internal static class AccountGroups
{
    /// <summary>The groups, in the order of their first accounts.</summary>
    public static IReadOnlyList<AccountGroup> Of(IReadOnlyList<AccountRollOut> accounts, SyncTemplateOptions options) => accounts
        .GroupBy(account => StackWriter.WriteAny(new[] { new AccountGroup(new[] { account.AccountId }, account) }, options).Text, StringComparer.Ordinal)
        .Select(group => new AccountGroup(group.Select(account => account.AccountId).OrderBy(id => id, StringComparer.Ordinal).ToArray(), group.First()))
        .OrderBy(group => group.AccountIds[0], StringComparer.Ordinal)
        .ToArray();
}
