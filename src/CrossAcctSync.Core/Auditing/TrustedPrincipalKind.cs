namespace CrossAcctSync.Auditing;

/// <summary>What a principal of a trust policy is (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html).</summary>
public enum TrustedPrincipalKind
{
    /// <summary>A role.</summary>
    Role,

    /// <summary>One session of a role.</summary>
    RoleSession,

    /// <summary>A user.</summary>
    User,

    /// <summary>A whole account: whoever its own policies allow.</summary>
    Account,

    /// <summary>The id of a principal that was deleted, such as <c>AROA…</c>.</summary>
    DeletedPrincipal,

    /// <summary>Everybody.</summary>
    Everyone,

    /// <summary>Another form.</summary>
    Other,
}
