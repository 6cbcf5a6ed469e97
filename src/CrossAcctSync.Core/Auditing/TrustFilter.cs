using System;
using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Auditing;

/// <summary>Which trusts are wanted.</summary>
internal sealed class TrustFilter
{
    private readonly HashSet<string> _accounts;
    private readonly HashSet<string> _roles;
    private readonly HashSet<string> _machines;
    private readonly HashSet<string> _sources;

    public TrustFilter(TrustAuditOptions options)
    {
        _accounts = new HashSet<string>(options.TargetAccountIds, StringComparer.Ordinal);
        _roles = new HashSet<string>(options.TargetRoleArns.Select(role => role.ToString()), StringComparer.Ordinal);
        _machines = new HashSet<string>(options.StateMachineArns.Select(machine => machine.Unqualified.ToString()), StringComparer.Ordinal);
        _sources = new HashSet<string>(options.SourceAccountIds, StringComparer.Ordinal);
        RoleAccounts = new HashSet<string>(options.TargetRoleArns.Select(role => role.AccountId), StringComparer.Ordinal);
    }

    private HashSet<string> RoleAccounts { get; }

    /// <summary>Whether wanted roles can be in the account.</summary>
    public bool TakesAccount(string accountId) => Takes(_accounts, accountId) && Takes(RoleAccounts, accountId);

    /// <summary>Whether the trust is wanted.</summary>
    public bool Takes(SyncTrust trust) =>
        Takes(_accounts, trust.TargetAccountId)
        && Takes(_roles, trust.TargetRoleArn)
        && (_machines.Count == 0 || trust.StateMachines.Any(machine => _machines.Contains(machine.Arn)))
        && (_sources.Count == 0 || trust.SourceAccountIds.Any(_sources.Contains));

    private static bool Takes(HashSet<string> wanted, string value) => wanted.Count == 0 || wanted.Contains(value);
}
