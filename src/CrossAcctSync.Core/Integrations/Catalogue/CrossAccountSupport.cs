namespace CrossAcctSync.Integrations;

/// <summary>
/// Whether a task can name a role of another account in <c>Credentials</c>
/// (https://docs.aws.amazon.com/step-functions/latest/dg/concepts-access-cross-acct-resources.html).
/// </summary>
public enum CrossAccountSupport
{
    /// <summary>It can.</summary>
    Supported,

    /// <summary>No AWS page says what the role would be used for.</summary>
    Unknown,

    /// <summary>It cannot.</summary>
    NotSupported,
}
