namespace CrossAcctSync.Accounts.Snapshots.Reading;

/// <summary>The lists of a page of GetAccountAuthorizationDetails.</summary>
internal enum AccountElementKind
{
    /// <summary>A role.</summary>
    Role,

    /// <summary>A managed policy.</summary>
    Policy,

    /// <summary>A user.</summary>
    User,

    /// <summary>A group of users.</summary>
    Group,
}
