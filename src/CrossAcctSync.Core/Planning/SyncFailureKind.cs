namespace CrossAcctSync.Planning;

/// <summary>Why changes were not made or not taken back.</summary>
public enum SyncFailureKind
{
    /// <summary>Somebody else changed the policy, and planning again did not help.</summary>
    ChangeConflict,

    /// <summary>The change could not be written.</summary>
    ChangeFailed,

    /// <summary>An account is not the one that it should be, or cannot be written to; nothing was written for its roles.</summary>
    AccountRefused,

    /// <summary>A change could not be written, and an earlier one of its group could not be taken back.</summary>
    RollbackFailed,

    /// <summary>The policy is no longer what the change made of it, so it was left as it is.</summary>
    UndoRefused,

    /// <summary>The policy before could not be written back.</summary>
    UndoFailed,

    /// <summary>Taking the change back would open what is closed now, which nobody has approved.</summary>
    UndoOpens,
}
