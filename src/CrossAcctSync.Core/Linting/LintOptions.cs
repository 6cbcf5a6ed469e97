using CrossAcctSync.Policies;

namespace CrossAcctSync.Linting;

/// <summary>What is known of a policy beyond its text. Immutable.</summary>
public sealed record LintOptions
{
    /// <summary>Nothing but the text.</summary>
    public static LintOptions Default { get; } = new();

    /// <summary>What the policy is for; null decides by the document: a principal makes it a trust or resource policy.</summary>
    public LintKind? Kind { get; init; }

    /// <summary>How long a trust policy of the account may be; other kinds have AWS's defaults, which cannot be raised.</summary>
    public PolicyQuota TrustQuota { get; init; } = PolicyQuota.TrustPolicy;

    /// <summary>The account of the role that the policy belongs to; null when it is not known, and every principal may be of another account.</summary>
    public string? AccountId { get; init; }

    /// <summary>What findings name as theirs, for example the role's name.</summary>
    public string? Subject { get; init; }

    /// <summary>The file that the text came from, for places in findings.</summary>
    public string? Path { get; init; }
}
