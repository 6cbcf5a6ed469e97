namespace CrossAcctSync.Policies;

/// <summary>The kinds of principals that a policy can name (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html).</summary>
public enum PrincipalKind
{
    /// <summary>The bare <c>"*"</c>: everybody, anonymous callers too.</summary>
    Everyone,

    /// <summary>An account, user, role, session, unique id or <c>*</c> under <c>AWS</c>.</summary>
    Aws,

    /// <summary>A service's principal under <c>Service</c>.</summary>
    Service,

    /// <summary>An identity provider under <c>Federated</c>.</summary>
    Federated,

    /// <summary>An S3 canonical user id under <c>CanonicalUser</c>.</summary>
    CanonicalUser,
}
