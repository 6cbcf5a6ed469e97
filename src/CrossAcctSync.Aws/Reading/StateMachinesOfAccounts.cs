using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Aws.Running;
using CrossAcctSync.Aws.Sessions;
using CrossAcctSync.Definitions.Reading;

namespace CrossAcctSync.Aws.Reading;

/// <summary>The state machines of many accounts, in the order of the accounts. Several accounts are read at once, and a few ahead.</summary>
internal sealed class StateMachinesOfAccounts
{
    // An account that takes long keeps the others of its group waiting, and a group is in memory as a whole.
    private const int GroupsOf = 4;

    private readonly IAccountSessions _sessions;
    private readonly AwsAccountsOptions _options;
    private readonly CancellationToken _cancellationToken;

    public StateMachinesOfAccounts(IAccountSessions sessions, AwsAccountsOptions options, CancellationToken cancellationToken)
    {
        _sessions = sessions;
        _options = options;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The definitions. The caller's thread reports what could not be read.</summary>
    public IEnumerable<DefinitionResult> List(IReadOnlyList<string> accountIds, Action<AccountProblem> report)
    {
        if (accountIds.Count <= 1 || _options.ThrottleLimit <= 1)
        {
            return accountIds.SelectMany(accountId => ListOne(accountId, _options, report));
        }

        AwsAccountsOptions each = _options with { ThrottleLimit = Math.Max(1, _options.ThrottleLimit / accountIds.Count) };
        return Groups(accountIds).SelectMany(group => ParallelRun.Select(group, _options.ThrottleLimit, accountId => Read(accountId, each), _cancellationToken)).SelectMany(read =>
        {
            read.Problems.ForEach(report);
            return read.Definitions;
        });
    }

    private IEnumerable<string[]> Groups(IReadOnlyList<string> accountIds)
    {
        int size = _options.ThrottleLimit * GroupsOf;
        for (int start = 0; start < accountIds.Count; start += size)
        {
            yield return accountIds.Skip(start).Take(size).ToArray();
        }
    }

    private (List<AccountProblem> Problems, DefinitionResult[] Definitions) Read(string accountId, AwsAccountsOptions options)
    {
        var problems = new List<AccountProblem>();
        return (problems, ListOne(accountId, options, problems.Add).ToArray());
    }

    private IEnumerable<DefinitionResult> ListOne(string accountId, AwsAccountsOptions options, Action<AccountProblem> report)
    {
        IAccountSession session;
        try
        {
            session = _sessions.Open(accountId, _cancellationToken);
        }
        catch (AccountProblemException exception)
        {
            report(exception.Problem);
            return Array.Empty<DefinitionResult>();
        }

        return new StateMachineListing(session, options, report, _cancellationToken).Describe().SelectMany(StateMachineListing.Read);
    }
}
