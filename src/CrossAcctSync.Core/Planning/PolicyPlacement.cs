namespace CrossAcctSync.Planning;

/// <summary>How planned permissions are kept (https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html).</summary>
public enum PolicyPlacement
{
    /// <summary>Embedded in the role; all inline policies of a role share 10,240 characters.</summary>
    Inline,

    /// <summary>In managed policies that are attached to the role; 6,144 characters each, and 10 for a role by default.</summary>
    Managed,

    /// <summary>Embedded while it fits, else managed. What a state machine has in managed policies already stays there.</summary>
    Auto,
}
