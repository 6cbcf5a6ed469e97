namespace CrossAcctSync.Accounts;

/// <summary>What came of looking for a role.</summary>
public enum RoleLookupStatus
{
    /// <summary>The role is there.</summary>
    Found,

    /// <summary>The account is at hand and has no such role.</summary>
    RoleNotFound,

    /// <summary>The account is not at hand.</summary>
    AccountNotFound,

    /// <summary>The account is at hand and could not be read.</summary>
    Unreadable,
}
