namespace CrossAcctSync.Linting;

/// <summary>What a policy is for, which decides the elements it must have and how long it may be (https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#access_policy-types).</summary>
public enum LintKind
{
    /// <summary>Who may assume a role.</summary>
    Trust,

    /// <summary>What a principal may do, embedded in it; also a permissions boundary's text.</summary>
    Identity,

    /// <summary>What a principal may do, as a managed policy of its own.</summary>
    Managed,

    /// <summary>The policy of a session.</summary>
    Session,

    /// <summary>A service control policy of an organization.</summary>
    ServiceControl,

    /// <summary>A resource control policy of an organization.</summary>
    ResourceControl,

    /// <summary>The policy of any other resource: a bucket, a key, a function.</summary>
    Resource,
}
