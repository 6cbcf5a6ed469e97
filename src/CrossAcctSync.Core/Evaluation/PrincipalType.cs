namespace CrossAcctSync.Evaluation;

/// <summary>The kinds of principals that make requests (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html).</summary>
public enum PrincipalType
{
    /// <summary>A session of a role, whose name is not known and that no policy names.</summary>
    Role,

    /// <summary>A session of a role, with its name.</summary>
    RoleSession,

    /// <summary>An IAM user with its own keys.</summary>
    User,

    /// <summary>A session made by <c>sts:GetFederationToken</c>.</summary>
    FederatedUser,

    /// <summary>Somebody for whom an identity provider vouches, by SAML or OpenID Connect, and who has no session yet.</summary>
    FederatedIdentity,

    /// <summary>An AWS service in its own name.</summary>
    Service,

    /// <summary>The root user of an account.</summary>
    AccountRoot,

    /// <summary>Somebody who did not sign the request.</summary>
    Anonymous,
}
