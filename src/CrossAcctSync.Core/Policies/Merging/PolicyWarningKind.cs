namespace CrossAcctSync.Policies;

/// <summary>What a warning of a merge or subtraction is about.</summary>
public enum PolicyWarningKind
{
    /// <summary>A statement grants what is needed, and more.</summary>
    BroaderGrant,

    /// <summary>A statement trusts a whole account in which a needed role lies.</summary>
    AccountTrusted,

    /// <summary>An explicit Deny may match what is needed.</summary>
    ExplicitDeny,

    /// <summary>The document's version was raised, for a needed statement has policy variables.</summary>
    VersionRaised,

    /// <summary>A needed statement was given another Sid, for its own is taken.</summary>
    SidChanged,
}
