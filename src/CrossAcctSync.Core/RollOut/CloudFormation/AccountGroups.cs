using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.RollOut.Model;

namespace CrossAcctSync.RollOut.CloudFormation;

/// <summary>Accounts by what they get: those whose templates are the same text, but for their own ids, are one group.</summary>
internal sealed class AccountGroups
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <summary>Compares all accounts, once for however many templates they are divided among.</summary>
    public AccountGroups(IReadOnlyList<AccountRollOut> accounts, SyncTemplateOptions options)
    {
        var texts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (AccountRollOut account in accounts)
        {
            string text = StackWriter.WriteAny(new[] { new AccountGroup(new[] { account.AccountId }, account) }, options).Text;
            if (!texts.TryGetValue(text, out int number))
            {
                texts.Add(text, number = texts.Count);
            }

            _numbers.Add(account.AccountId, number);
        }
    }

    /// <summary>The groups of some of the accounts, in the order of their first ones.</summary>
    public IReadOnlyList<AccountGroup> Of(IReadOnlyList<AccountRollOut> accounts) => accounts
        .GroupBy(account => _numbers[account.AccountId])
        .Select(group => new AccountGroup(group.Select(account => account.AccountId).OrderBy(id => id, StringComparer.Ordinal).ToArray(), group.First()))
        .OrderBy(group => group.AccountIds[0], StringComparer.Ordinal)
        .ToArray();
}
