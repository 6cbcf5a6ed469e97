namespace CrossAcctSync.Auditing;

/// <summary>Whether something that a policy or a definition names is there.</summary>
public enum Presence
{
    /// <summary>Its account is not at hand, or was read only in part: whether it is there cannot be told.</summary>
    NotAtHand,

    /// <summary>It is there.</summary>
    Found,

    /// <summary>Its account is at hand and does not have it.</summary>
    Gone,
}
