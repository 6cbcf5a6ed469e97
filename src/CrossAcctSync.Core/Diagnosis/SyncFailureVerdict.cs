namespace CrossAcctSync.Diagnosis;

/// <summary>What the policies that are at hand say of a failure.</summary>
public enum SyncFailureVerdict
{
    /// <summary>They refuse what the task needs: a statement is missing or denies, and the result says which.</summary>
    Denied,

    /// <summary>They allow it now, so that something has changed since.</summary>
    AllowedNow,

    /// <summary>They do not tell; the reason says what is not known.</summary>
    Undetermined,

    /// <summary>No policy would have helped.</summary>
    NotAccess,
}
