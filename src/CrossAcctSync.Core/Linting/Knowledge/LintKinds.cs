using System;
using System.Linq;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Linting;

/// <summary>Facts about the kinds of policies.</summary>
internal static class LintKinds
{
    /// <summary>
    /// The kind that a document looks like. A principal makes it a policy of a resource, and actions of STS, alone or
    /// on no resource, make that resource a role.
    /// </summary>
    public static LintKind Of(PolicyDocument document)
    {
        if (document.Statements.All(statement => statement.Principal is null))
        {
            return LintKind.Identity;
        }

        bool isOfRole = document.Statements.Any(statement => statement.Resource is null && statement.Action.Values.Any(action => IsOfSts(action) || action == "*"))
            || document.Statements.All(statement => statement.Action.Values.All(IsOfSts));
        return isOfRole ? LintKind.Trust : LintKind.Resource;
    }

    private static bool IsOfSts(string action) => action.StartsWith("sts:", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether statements of the kind name principals.</summary>
    public static bool HasPrincipal(LintKind kind) => kind is LintKind.Trust or LintKind.Resource or LintKind.ResourceControl;

    /// <summary>AWS's default quota; null for policies of resources, which each service limits by itself.</summary>
    public static PolicyQuota? QuotaOf(LintKind kind) => kind switch
    {
        LintKind.Trust => PolicyQuota.TrustPolicy,
        LintKind.Identity => PolicyQuota.InlineRolePolicy,
        LintKind.Managed => PolicyQuota.ManagedPolicy,
        LintKind.Session => PolicyQuota.SessionPolicy,
        LintKind.ServiceControl => PolicyQuota.ServiceControlPolicy,
        LintKind.ResourceControl => PolicyQuota.ResourceControlPolicy,
        _ => null,
    };
}
