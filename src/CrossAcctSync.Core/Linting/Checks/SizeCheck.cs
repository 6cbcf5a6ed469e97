using CrossAcctSync.Findings;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Linting;

/// <summary>The length against the quota of the kind.</summary>
internal static class SizeCheck
{
    public static void Check(LintRun run)
    {
        if ((run.IsTrust ? run.Options.TrustQuota : LintKinds.QuotaOf(run.Kind)) is not { } quota)
        {
            return;
        }

        var report = new PolicySizeReport(run.Size, quota);
        string ask = quota.Kind switch
        {
            PolicyKind.TrustPolicy when quota.Limit < PolicyQuota.LargestTrustPolicy =>
                $"Merge statements of the same principal, or ask for a higher quota ({PolicyQuota.TrustPolicyQuotaCode}, up to {PolicyQuota.LargestTrustPolicy} characters).",
            PolicyKind.InlineRolePolicy => "Merge statements, or move some to managed policies; all inline policies of a role share this quota.",
            PolicyKind.ManagedPolicy => "Merge statements, or split the policy in two.",
            _ => "Merge or shorten statements.",
        };
        if (!report.Fits)
        {
            run.Report(PolicyRules.SizeExceeded, run.Place("Statement") with { Element = string.Empty }, $"The policy has {report}.", ask);
        }
        else if (report.Size * 10L >= quota.Limit * 9L)
        {
            run.Report(PolicyRules.SizeNearQuota, run.Place("Statement") with { Element = string.Empty }, $"The policy has {report}.", ask);
        }
    }
}
