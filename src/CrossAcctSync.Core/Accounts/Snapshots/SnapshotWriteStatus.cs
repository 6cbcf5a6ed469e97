namespace CrossAcctSync.Accounts.Snapshots;

/// <summary>What came of a write to a snapshot.</summary>
public enum SnapshotWriteStatus
{
    /// <summary>The file has been written and is on the disk.</summary>
    Written,

    /// <summary>The snapshot says so already: no file was touched.</summary>
    Unchanged,

    /// <summary>The account, role or policy is not in the snapshot.</summary>
    NotFound,

    /// <summary>The policy is not the one that the caller expected: somebody changed it meanwhile.</summary>
    Conflict,

    /// <summary>IAM would refuse this as well.</summary>
    Refused,

    /// <summary>A file of the account is damaged, or holds the role or policy twice; nothing was written.</summary>
    Unreadable,

    /// <summary>Another writer did not finish in time.</summary>
    Locked,
}
