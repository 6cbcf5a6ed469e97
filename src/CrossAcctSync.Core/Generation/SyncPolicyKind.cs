namespace CrossAcctSync.Generation;

/// <summary>The three policies that a cross-account task needs (https://docs.aws.amazon.com/step-functions/latest/dg/concepts-access-cross-acct-resources.html).</summary>
public enum SyncPolicyKind
{
    /// <summary>The target role's trust policy: who may assume it, with which ExternalId.</summary>
    Trust,

    /// <summary>The target role's permissions: start, poll and stop the jobs.</summary>
    Permission,

    /// <summary>The source role's permission to assume the target role.</summary>
    Invoke,
}
