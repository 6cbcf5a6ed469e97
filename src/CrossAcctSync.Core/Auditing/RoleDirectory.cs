using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;

namespace CrossAcctSync.Auditing;

/// <summary>
/// Tells whether roles are there. Where accounts can be scanned, the names of an account's roles are kept, some hundred
/// bytes a role; where not, a role of an account that no pass has gone through yet is looked up once. Safe for many
/// threads.
/// </summary>
internal sealed class RoleDirectory
{
    private readonly IAccountInventory _accounts;
    private readonly IRoleScanner? _scanner;
    private readonly HashSet<string> _atHand;
    private readonly CancellationToken _cancellationToken;
    private readonly ConcurrentDictionary<string, Lazy<RoleNames?>> _names = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<RoleArn, Presence> _lookups = new();

    public RoleDirectory(IAccountInventory accounts, IEnumerable<string> atHand, CancellationToken cancellationToken)
    {
        _accounts = accounts;
        _scanner = accounts as IRoleScanner;
        _atHand = new HashSet<string>(atHand, StringComparer.Ordinal);
        _cancellationToken = cancellationToken;
    }

    /// <summary>Whether the account is at hand.</summary>
    public bool Has(string accountId) => _atHand.Contains(accountId);

    /// <summary>Takes what a pass over a whole account has seen, so that it need not be read again.</summary>
    public void Keep(string accountId, RoleNames names) => _names.TryAdd(accountId, new Lazy<RoleNames?>(() => names));

    /// <summary>Whether a role is there.</summary>
    public Presence PresenceOf(RoleArn role)
    {
        if (!Has(role.AccountId))
        {
            return Presence.NotAtHand;
        }

        if (_scanner is null && !_names.ContainsKey(role.AccountId))
        {
            return _lookups.GetOrAdd(role, LookUp);
        }

        RoleNames? names = _names.GetOrAdd(role.AccountId, account => new Lazy<RoleNames?>(() => Read(account))).Value;
        return names is null ? Presence.NotAtHand : names.Has(role.ToString()) ? Presence.Found : Presence.Gone;
    }

    private Presence LookUp(RoleArn role) => _accounts.FindRoles(new[] { role }, _cancellationToken)[role].Status switch
    {
        RoleLookupStatus.Found => Presence.Found,
        RoleLookupStatus.RoleNotFound => Presence.Gone,
        _ => Presence.NotAtHand,
    };

    private RoleNames? Read(string accountId)
    {
        var names = new RoleNames();
        try
        {
            foreach (string arn in _scanner!.ListRoleArns(accountId, _cancellationToken))
            {
                names.Add(arn);
            }

            return names;
        }
        catch (AccountProblemException)
        {
            // The pass over the account reports it; here its roles are not known.
            return null;
        }
    }
}
