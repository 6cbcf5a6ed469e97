using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Access;

namespace CrossAcctSync.Aws.Trials;

/// <summary>Puts what AWS itself said into the result of a test.</summary>
public static class AccessTrials
{
    /// <summary>
    /// The result with trials as checks of its legs; the reason of each says what it proves and what it does not. A trial that
    /// failed fails the result. One that passed does not mend what the policies say, and one that could not be made takes
    /// nothing from it.
    /// </summary>
    public static SyncAccessResult AddTo(SyncAccessResult result, IReadOnlyCollection<AccessTrial> trials)
    {
        _ = result ?? throw new ArgumentNullException(nameof(result));
        AccessCheck[] checks = (trials ?? throw new ArgumentNullException(nameof(trials)))
            .Select(trial => trial.Check with { Reason = $"{trial.Check.Reason} {trial.Proves} {trial.DoesNotProve}" })
            .ToArray();
        AccessStatus Leg(AccessLeg leg, AccessStatus status) => Array.Exists(checks, check => check.Leg == leg && check.Status == AccessStatus.Failed) ? AccessStatus.Failed : status;
        return result with
        {
            Checks = result.Checks.Concat(checks).OrderBy(check => check.Status == AccessStatus.Failed ? 0 : 1).ThenBy(check => check.Leg).ToArray(),
            CheckCount = result.CheckCount + checks.Length,
            PassedCheckCount = result.PassedCheckCount + checks.Count(check => check.Status == AccessStatus.Passed),
            Source = Leg(AccessLeg.Source, result.Source),
            Trust = Leg(AccessLeg.Trust, result.Trust),
            Permission = Leg(AccessLeg.Permission, result.Permission),
            Status = Array.Exists(checks, check => check.Status == AccessStatus.Failed) ? AccessStatus.Failed : result.Status,
        };
    }
}
