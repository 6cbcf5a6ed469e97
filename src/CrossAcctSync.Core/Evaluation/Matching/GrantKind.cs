namespace CrossAcctSync.Evaluation.Matching;

/// <summary>
/// How a resource's policy names a principal, which decides what else must allow within one account
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html).
/// </summary>
internal enum GrantKind : byte
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>By the account: an identity policy must allow too.</summary>
    Account,

    /// <summary>By the role, or by the user who federated: an implicit deny of boundary or session policy counts.</summary>
    Role,

    /// <summary>By session, user, federated user, service or <c>*</c>: no implicit deny counts.</summary>
    Direct,
}
