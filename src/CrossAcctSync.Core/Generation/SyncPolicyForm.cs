namespace CrossAcctSync.Generation;

/// <summary>How a permission policy is kept (https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html).</summary>
public enum SyncPolicyForm
{
    /// <summary>Embedded in the role; all inline policies of a role share 10,240 characters.</summary>
    Inline,

    /// <summary>A policy of its own that is attached to the role; 6,144 characters each.</summary>
    Managed,
}
