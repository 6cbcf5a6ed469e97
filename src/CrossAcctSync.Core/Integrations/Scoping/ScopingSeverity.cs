namespace CrossAcctSync.Integrations;

/// <summary>How much an issue matters.</summary>
public enum ScopingSeverity
{
    /// <summary>Good to know.</summary>
    Information,

    /// <summary>The permissions are wider than they could be, or may not suffice.</summary>
    Warning,

    /// <summary>The task cannot work as it stands.</summary>
    Error,
}
