using System.Collections.Generic;

namespace CrossAcctSync.Findings;

/// <summary>The kinds of findings on trusts between accounts as a whole; the audit also gives some of <see cref="AccessRules"/>.</summary>
public static class TrustRules
{
    private const string CrossAccount = "https://docs.aws.amazon.com/step-functions/latest/dg/concepts-access-cross-acct-resources.html";
    private const string Principals = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html";
    private const string ConfusedDeputy = "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html";
    private const string Unused = "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#remove-credentials";

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule EveryoneTrusted { get; } = new("EveryoneTrusted", FindingSeverity.Error, "The trust policy lets in everybody.", Principals + "#principal-anonymous");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule TrustUnreadable { get; } = new("TrustUnreadable", FindingSeverity.Error, "The trust policy cannot be read, so whom it lets in is not known.", Principals);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule AccountTrusted { get; } = new("AccountTrusted", FindingSeverity.Warning, "The trust policy lets in a whole account.", Principals + "#principal-accounts");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule PrincipalDeleted { get; } = new("PrincipalDeleted", FindingSeverity.Warning, "The trust policy names a principal that was deleted, by its id.", Principals + "#principal-roles");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule SourceRoleGone { get; } = new("SourceRoleGone", FindingSeverity.Warning, "The trust policy names a role that does not exist.", Principals + "#principal-roles");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule StateMachineGone { get; } = new("StateMachineGone", FindingSeverity.Warning, "The trust policy names a state machine that does not exist.", CrossAccount);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule PairsCross { get; } = new("PairsCross", FindingSeverity.Warning, "One statement trusts each of several roles with each of several state machines.", ConfusedDeputy);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule PairUnused { get; } = new("PairUnused", FindingSeverity.Warning, "The trust policy has a state machine's ExternalId, and not the role that it runs with.", CrossAccount);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule TrustUnused { get; } = new("TrustUnused", FindingSeverity.Warning, "The trust policy lets in a state machine whose definition does not use the role.", Unused);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule PermissionsUnused { get; } = new("PermissionsUnused", FindingSeverity.Warning, "No definition uses the role, so nobody needs its permissions.", Unused);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule NotAtHand { get; } = new("NotAtHand", FindingSeverity.Information, "Something that the trust names is in an account that is not at hand.", CrossAccount);

    /// <summary>All kinds, in the order of their codes.</summary>
    public static IReadOnlyList<FindingRule> All { get; } = new[]
    {
        AccountTrusted, EveryoneTrusted, NotAtHand, PairUnused, PairsCross, PermissionsUnused, PrincipalDeleted, SourceRoleGone,
        StateMachineGone, TrustUnreadable, TrustUnused,
    };
}
