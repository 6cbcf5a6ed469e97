namespace CrossAcctSync.RollOut;

/// <summary>How the permissions of a role are written to templates.</summary>
public enum TemplatePolicyKind
{
    /// <summary>Inline where all inline policies of the role fit into IAM's quota together, else managed.</summary>
    Auto,

    /// <summary>Inline, or an error.</summary>
    Inline,

    /// <summary>Managed.</summary>
    Managed,
}
