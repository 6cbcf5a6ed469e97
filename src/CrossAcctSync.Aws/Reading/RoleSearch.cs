using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Aws.Calls;
using CrossAcctSync.Aws.Iam;
using CrossAcctSync.Aws.Running;
using CrossAcctSync.Aws.Sessions;

namespace CrossAcctSync.Aws.Reading;

/// <summary>
/// Looks for roles of many accounts. Few roles of an account are read one by one, at three calls and more each. For many,
/// pages of GetAccountAuthorizationDetails are read as long as there are fewer pages than roles that are still missing;
/// what is missing then is read one by one.
/// </summary>
internal sealed class RoleSearch
{
    /// <summary>Up to this many roles of an account are read one by one: even a small account has some pages.</summary>
    public const int FewRoles = 5;

    private static readonly string[] Filter = { "Role", "LocalManagedPolicy", "AWSManagedPolicy" };

    private readonly IAccountSessions _sessions;
    private readonly RoleReader _reader;
    private readonly PolicyDocuments _documents;
    private readonly int _throttleLimit;
    private readonly ConcurrentDictionary<RoleArn, RoleLookup> _found = new();

    public RoleSearch(IAccountSessions sessions, RoleReader reader, PolicyDocuments documents, int throttleLimit)
    {
        _sessions = sessions;
        _reader = reader;
        _documents = documents;
        _throttleLimit = throttleLimit;
    }

    /// <summary>Runs the search; every role has an answer.</summary>
    public IReadOnlyDictionary<RoleArn, RoleLookup> Run(IReadOnlyCollection<RoleArn> roles, CancellationToken cancellationToken)
    {
        var alone = new ConcurrentBag<(IAccountSession Session, RoleArn Role)>();
        IGrouping<string, RoleArn>[] accounts = roles.Distinct().GroupBy(role => role.AccountId).ToArray();
        ParallelRun.ForEach(accounts, _throttleLimit, account => Begin(account.Key, account.ToArray(), alone, cancellationToken), cancellationToken);
        ParallelRun.ForEach(alone.ToArray(), _throttleLimit, one => _found[one.Role] = _reader.Find(one.Session, one.Role, cancellationToken), cancellationToken);
        return new Dictionary<RoleArn, RoleLookup>(_found);
    }

    private void Begin(string accountId, RoleArn[] roles, ConcurrentBag<(IAccountSession Session, RoleArn Role)> alone, CancellationToken cancellationToken)
    {
        IAccountSession session;
        try
        {
            session = _sessions.Open(accountId, cancellationToken);
        }
        catch (AccountProblemException exception)
        {
            foreach (RoleArn role in roles)
            {
                _found[role] = RoleLookup.Unreadable(role, exception.Problem);
            }

            return;
        }

        IReadOnlyCollection<RoleArn> left = roles.Length <= FewRoles ? roles : ReadPages(session, roles, cancellationToken);
        foreach (RoleArn role in left)
        {
            alone.Add((session, role));
        }
    }

    /// <summary>Reads pages, and returns the roles that were not on them.</summary>
    private HashSet<RoleArn> ReadPages(IAccountSession session, RoleArn[] roles, CancellationToken cancellationToken)
    {
        Dictionary<string, RoleArn> wanted = roles.ToDictionary(role => role.ToString(), StringComparer.Ordinal);
        var details = new Dictionary<RoleArn, IamRoleDetail>();
        var policies = new Dictionary<string, IamPolicyVersion>(StringComparer.Ordinal);
        int pages = 0;
        bool isWhole = false;
        try
        {
            string? marker = null;
            do
            {
                IamAuthorizationPage page = session.Iam.GetAccountAuthorizationDetails(Filter, marker, cancellationToken);
                Take(page);
                marker = page.Marker;
                isWhole = marker is null;
                pages++;
            }
            while (!isWhole && pages < roles.Length - details.Count);
        }
        catch (AwsCallException)
        {
            // Whoever may not read everything may still read single roles, and those say what is wrong.
        }

        foreach (KeyValuePair<RoleArn, IamRoleDetail> detail in details)
        {
            AccountRole role = RoleReader.Complete(detail.Key, detail.Value, arn => PolicyOf(session, arn, policies, cancellationToken));
            _found[detail.Key] = RoleLookup.Found(role, $"Account {detail.Key.AccountId} has the role.");
        }

        var missing = new HashSet<RoleArn>(roles.Where(role => !details.ContainsKey(role)));
        if (!isWhole)
        {
            return missing;
        }

        foreach (RoleArn role in missing)
        {
            _found[role] = RoleLookup.RoleNotFound(role);
        }

        return new HashSet<RoleArn>();

        void Take(IamAuthorizationPage page)
        {
            foreach (IamRoleDetail detail in page.Roles)
            {
                if (wanted.TryGetValue(detail.Role.Arn, out RoleArn? role))
                {
                    details[role] = detail;
                }
            }

            foreach (IamPolicy policy in page.Policies)
            {
                if (policy.Versions.FirstOrDefault(version => version.VersionId == policy.DefaultVersionId) is { Document: not null } version)
                {
                    policies[policy.Arn] = version;
                }
            }
        }
    }

    private AttachedPolicy PolicyOf(IAccountSession session, string arn, Dictionary<string, IamPolicyVersion> policies, CancellationToken cancellationToken) =>
        policies.TryGetValue(arn, out IamPolicyVersion? version)
            ? new AttachedPolicy(arn, _documents.Add(arn, version))
            : _documents.ReadAttached(session, arn, cancellationToken);
}
