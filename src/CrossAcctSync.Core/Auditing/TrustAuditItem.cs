using CrossAcctSync.Accounts;

namespace CrossAcctSync.Auditing;

/// <summary>What an audit comes upon: a trust, a problem, or the end of an account. One of the three is there.</summary>
public sealed class TrustAuditItem
{
    private TrustAuditItem(SyncTrust? trust, AccountProblem? problem, TrustAuditProgress? progress)
    {
        Trust = trust;
        Problem = problem;
        Progress = progress;
    }

    /// <summary>A trust, or null.</summary>
    public SyncTrust? Trust { get; }

    /// <summary>What could not be read, or null.</summary>
    public AccountProblem? Problem { get; }

    /// <summary>How far the audit is, or null.</summary>
    public TrustAuditProgress? Progress { get; }

    internal static TrustAuditItem Of(SyncTrust trust) => new(trust, null, null);

    internal static TrustAuditItem Of(AccountProblem problem) => new(null, problem, null);

    internal static TrustAuditItem Of(TrustAuditProgress progress) => new(null, null, progress);
}
