using System;
using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Diagnosis;

/// <summary>Puts failures of many executions together that have one cause.</summary>
internal static class FailureGroups
{
    /// <summary>One failure for each cause: the newest, with all executions and the first time. In the order of the newest.</summary>
    public static IReadOnlyList<SyncRunFailure> Of(IEnumerable<SyncRunFailure> failures) => failures
        // Names of resources differ from run to run where the permission is one.
        .GroupBy(one => (one.Cause, one.Verdict, one.StatePath, one.StateMachineArn, one.TargetRoleArn, one.Action, one.Error))
        .Select(group => Together(group.OrderByDescending(one => one.Time ?? DateTimeOffset.MinValue).ToArray()))
        .OrderByDescending(one => one.Time ?? DateTimeOffset.MinValue)
        .ToArray();

    private static SyncRunFailure Together(SyncRunFailure[] all) => all[0] with
    {
        ExecutionArns = all.SelectMany(one => one.ExecutionArns).Distinct(StringComparer.Ordinal).ToArray(),
        FirstTime = all.Min(one => one.Time),
    };
}
