namespace CrossAcctSync.Planning;

/// <summary>What has become of a change.</summary>
public enum SyncChangeStatus
{
    /// <summary>Nothing was written.</summary>
    Planned,

    /// <summary>The change was made and stands.</summary>
    Applied,

    /// <summary>The role had it already: nothing was written.</summary>
    AlreadyApplied,

    /// <summary>The change could not be made; the role is as before.</summary>
    Failed,

    /// <summary>The change was made, and taken back when another one of its group failed.</summary>
    RolledBack,

    /// <summary>The change was made, and taken back on request.</summary>
    Undone,

    /// <summary>A journal says that the change was about to be made, and not what came of it: the process was killed, or the answer lost. The account tells.</summary>
    Intended,
}
