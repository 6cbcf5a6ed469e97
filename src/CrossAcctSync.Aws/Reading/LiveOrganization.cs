using System;
using System.Collections.Generic;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Aws.Calls;
using CrossAcctSync.Aws.Organizations;
using CrossAcctSync.Aws.Problems;
using CrossAcctSync.Aws.Sessions;

namespace CrossAcctSync.Aws.Reading;

/// <summary>The organization of the credentials, read when it is asked for first.</summary>
internal sealed class LiveOrganization
{
    private readonly IAccountSessions _sessions;
    private readonly AwsAccountsOptions _options;
    private readonly object _gate = new();
    private IReadOnlyDictionary<string, AccountOrganization>? _places;

    public LiveOrganization(IAccountSessions sessions, AwsAccountsOptions options)
    {
        _sessions = sessions;
        _options = options;
    }

    /// <summary>Why the organization is not known; null while it was not asked for, and when it is.</summary>
    public AccountProblem? Problem { get; private set; }

    /// <summary>The place of an account; null when it is not known.</summary>
    public AccountOrganization? Find(string accountId)
    {
        lock (_gate)
        {
            _places ??= Load();
            return _places.TryGetValue(accountId, out AccountOrganization? place) ? place : null;
        }
    }

    private IReadOnlyDictionary<string, AccountOrganization> Load()
    {
        IAccountSession session;
        try
        {
            session = _sessions.OpenOwn(_options.Stopping);
        }
        catch (AccountProblemException exception)
        {
            Problem = exception.Problem;
            return new Dictionary<string, AccountOrganization>();
        }

        try
        {
            return OrganizationPlaces.Of(new OrganizationLoader(session.Organizations, _options.ThrottleLimit, _options.Stopping).Load());
        }
        catch (AwsCallException exception)
        {
            Problem = OrganizationProblems.Of(exception, session);
            var places = new Dictionary<string, AccountOrganization>(StringComparer.Ordinal);
            if (AwsErrorCodes.Is(exception, OrganizationProblems.NotInUse))
            {
                places[session.AccountId] = AccountOrganization.None;
            }

            return places;
        }
    }
}
