using CrossAcctSync.Evaluation;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Access;

/// <summary>Policies that stand in for a side that is not asked about.</summary>
internal static class AssumedPolicies
{
    /// <summary>Lets everything pass that no other layer stops.</summary>
    public static NamedPolicy AllowsAll { get; } = NamedPolicy.Of("allows all", PolicyDocument.Of(new PolicyStatement
    {
        Effect = PolicyEffect.Allow,
        Action = new PolicyElement(false, new[] { "*" }),
        Resource = new PolicyElement(false, new[] { "*" }),
    }));

    /// <summary>
    /// A trust that leaves it to an account whom of it to let in
    /// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-accounts).
    /// </summary>
    public static NamedPolicy TrustsAccount(string accountId) => NamedPolicy.Of("trusts the account", PolicyDocument.Of(new PolicyStatement
    {
        Effect = PolicyEffect.Allow,
        Principal = new PrincipalElement(false, new[] { new PolicyPrincipal(PrincipalKind.Aws, accountId) }),
        Action = new PolicyElement(false, new[] { "sts:AssumeRole" }),
    }));
}
