using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;

namespace CrossAcctSync.Auditing;

/// <summary>
/// Finds every role that trusts state machines of other accounts, or that their definitions name
/// (https://docs.aws.amazon.com/step-functions/latest/dg/concepts-access-cross-acct-resources.html).
/// </summary>
public static class TrustAudit
{
    /// <summary>
    /// Audits accounts, several at once. What is found comes while the accounts are read, in the order of the accounts;
    /// a caller who stops early stops the reading. What cannot be read is an item with a problem, and the rest goes on.
    /// </summary>
    /// <param name="accounts">The accounts.</param>
    /// <param name="options">What is looked for.</param>
    /// <param name="cancellationToken">Ends the audit early.</param>
    public static IEnumerable<TrustAuditItem> Run(IAccountInventory accounts, TrustAuditOptions options, CancellationToken cancellationToken = default)
    {
        _ = accounts ?? throw new ArgumentNullException(nameof(accounts));
        _ = options ?? throw new ArgumentNullException(nameof(options));
        return options.ThrottleLimit >= 1
            ? Walk(accounts, options, cancellationToken)
            : throw new ArgumentOutOfRangeException(nameof(options), options.ThrottleLimit, "At least one account is read at once.");
    }

    private static IEnumerable<TrustAuditItem> Walk(IAccountInventory accounts, TrustAuditOptions options, CancellationToken cancellationToken)
    {
        var problems = new List<AccountProblem>();
        AuditedDefinitions definitions = AuditedDefinitions.Read(accounts, problems.Add, cancellationToken);
        // An account that cannot be opened fails twice: for its state machines, and for its roles.
        var told = new HashSet<AccountProblem>();
        foreach (AccountProblem problem in problems.Where(told.Add))
        {
            yield return TrustAuditItem.Of(problem);
        }

        string[] atHand = ListAccounts(accounts, out AccountProblem? unknown, cancellationToken);
        if (unknown is not null)
        {
            if (told.Add(unknown))
            {
                yield return TrustAuditItem.Of(unknown);
            }

            yield break;
        }

        var filter = new TrustFilter(options);
        string[] targets = atHand.Where(filter.TakesAccount).ToArray();
        yield return TrustAuditItem.Of(new TrustAuditProgress(null, 0, targets.Length, 0, definitions.Count));

        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var roles = new RoleDirectory(accounts, atHand, stopping.Token);
        var audit = new RoleAudit(definitions, roles, accounts, options.Evaluator, stopping.Token);
        ILookup<string, string> named = definitions.NamedRoles.ToLookup(role => RoleArn.Parse(role).AccountId, StringComparer.Ordinal);
        var run = new AccountAudit(accounts, definitions, roles, audit, named, filter);
        int done = 0;
        long seen = 0;
        foreach (TrustAuditItem item in new OrderedWork<TrustAuditItem>(options.ThrottleLimit).Run(targets, run.Audit, stopping))
        {
            if (item.Progress is { } progress)
            {
                done++;
                seen += progress.RolesSeen;
                yield return TrustAuditItem.Of(progress with { AccountsDone = done, AccountCount = targets.Length, RolesSeen = seen, StateMachineCount = definitions.Count });
            }
            else if (item.Problem is not { } problem || told.Add(problem))
            {
                yield return item;
            }
        }

        // Definitions also name roles of accounts that are not at hand.
        foreach (string role in named.Where(account => !roles.Has(account.Key) && filter.TakesAccount(account.Key)).SelectMany(account => account))
        {
            if (audit.Missing(role, Presence.NotAtHand) is { } trust && filter.Takes(trust))
            {
                yield return TrustAuditItem.Of(trust);
            }
        }
    }

    private static string[] ListAccounts(IAccountInventory accounts, out AccountProblem? problem, CancellationToken cancellationToken)
    {
        try
        {
            problem = null;
            return accounts.ListAccounts(cancellationToken).ToArray();
        }
        catch (AccountProblemException exception)
        {
            problem = exception.Problem;
            return Array.Empty<string>();
        }
    }
}
