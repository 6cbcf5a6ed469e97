using System;
using CrossAcctSync.Arns;

namespace CrossAcctSync.Diagnosis;

/// <summary>Whether the one that AWS's message names is the role of the task: others are refused for reasons of their own.</summary>
internal static class PrincipalCheck
{
    /// <summary>The step, with another cause where somebody else was refused.</summary>
    public static FailedStep Applied(FailedStep step, FailureSubject subject)
    {
        if (step.Cause is not (SyncFailureCause.CallDenied or SyncFailureCause.PollDenied) || step.Denial?.Principal is not { } principal)
        {
            return step;
        }

        if (subject.TargetRole is { } target && Is(principal, target))
        {
            return step;
        }

        if (subject.SourceRole is { } source && Is(principal, source))
        {
            return step.HasNoCredentials || subject.TargetRole is null
                ? step with { HasNoCredentials = true }
                : step with { Cause = SyncFailureCause.DeniedElsewhere, Note = "The execution role itself was refused, and not the role of the task's credentials." };
        }

        return subject.TargetRole is null ? step : step with
        {
            Cause = SyncFailureCause.DeniedElsewhere,
            Note = "The message names somebody else than the role of the task's credentials.",
        };
    }

    /// <summary>Whether an ARN is the role's or that of one of its sessions, which leaves the path out.</summary>
    private static bool Is(string principal, RoleArn role)
    {
        if (RoleArn.TryParse(principal, out RoleArn? named, out _))
        {
            return named.Equals(role);
        }

        return principal.StartsWith($"arn:{role.Partition}:sts::{role.AccountId}:assumed-role/{role.Name}/", StringComparison.Ordinal);
    }
}
