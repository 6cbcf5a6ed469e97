using System;
using CrossAcctSync.Arns;

namespace CrossAcctSync.Accounts;

/// <summary>What came of looking for a role.</summary>
public sealed record RoleLookup
{
    private RoleLookup(RoleLookupStatus status, AccountRole? role, string reason)
    {
        Status = status;
        Role = role;
        Reason = reason;
    }

    /// <summary>Whether it was found, and why not.</summary>
    public RoleLookupStatus Status { get; }

    /// <summary>The role, or null.</summary>
    public AccountRole? Role { get; }

    /// <summary>One sentence: where the role was found, or why it was not.</summary>
    public string Reason { get; }

    /// <summary>What went wrong, when more is known of it than the reason.</summary>
    public AccountProblem? Problem { get; private init; }

    /// <summary>The role was found.</summary>
    public static RoleLookup Found(AccountRole role, string reason) => new(RoleLookupStatus.Found, role ?? throw new ArgumentNullException(nameof(role)), reason);

    /// <summary>The account has no such role.</summary>
    public static RoleLookup RoleNotFound(RoleArn role) => new(RoleLookupStatus.RoleNotFound, null, $"Account {role.AccountId} has no role {role}.");

    /// <summary>The account is not at hand.</summary>
    public static RoleLookup AccountNotFound(RoleArn role, string reason) => new(RoleLookupStatus.AccountNotFound, null, reason);

    /// <summary>The account could not be read.</summary>
    public static RoleLookup Unreadable(RoleArn role, string reason) => new(RoleLookupStatus.Unreadable, null, reason);

    /// <summary>The account could not be reached or read.</summary>
    public static RoleLookup Unreadable(RoleArn role, AccountProblem problem) => new(RoleLookupStatus.Unreadable, null, problem.Message) { Problem = problem };
}
