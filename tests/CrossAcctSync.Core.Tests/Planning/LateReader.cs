using System;
using System.Collections.Generic;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;

namespace CrossAcctSync.Tests.Planning;

/// <summary>A reader that shows accounts as they were, until it is asked late enough.</summary>
internal sealed class LateReader : IAccountReader
{
    private readonly IAccountReader _before;
    private readonly IAccountReader _now;
    private readonly Func<int, bool> _isLate;

    /// <param name="before">The accounts as they were.</param>
    /// <param name="now">The accounts as they are.</param>
    /// <param name="isLate">Whether a read, numbered from 1, shows them as they were.</param>
    public LateReader(IAccountReader before, IAccountReader now, Func<int, bool> isLate)
    {
        _before = before;
        _now = now;
        _isLate = isLate;
    }

    public int Reads { get; private set; }

    private IAccountReader Shown => _isLate(Reads) ? _before : _now;

    public IReadOnlyDictionary<RoleArn, RoleLookup> FindRoles(IReadOnlyCollection<RoleArn> roles, CancellationToken cancellationToken)
    {
        Reads++;
        return Shown.FindRoles(roles, cancellationToken);
    }

    public ManagedPolicyLookup FindManagedPolicy(string policyArn, CancellationToken cancellationToken) => Shown.FindManagedPolicy(policyArn, cancellationToken);

    public AccountOrganization? FindOrganization(string accountId) => null;
}
