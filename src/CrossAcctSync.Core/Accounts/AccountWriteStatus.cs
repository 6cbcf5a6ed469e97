namespace CrossAcctSync.Accounts;

/// <summary>What came of a change to an account.</summary>
public enum AccountWriteStatus
{
    /// <summary>The change was made.</summary>
    Written,

    /// <summary>The account says so already.</summary>
    Unchanged,

    /// <summary>The policy is not the one that was expected.</summary>
    Conflict,

    /// <summary>The account or role is not there.</summary>
    NotFound,

    /// <summary>IAM refuses the change.</summary>
    Refused,

    /// <summary>The change could not be made for another reason, such as a damaged file or a lost connection.</summary>
    Failed,
}
