using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using CrossAcctSync.Access;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Requirements;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Planning;

/// <summary>
/// Waits until changes that were made can be seen, and then proves what they are for. A write of IAM is answered before
/// all of IAM knows of it; a test right after it may fail, though nothing is wrong.
/// </summary>
public static class SyncWait
{
    /// <summary>Waits, and tests.</summary>
    /// <param name="changes">The changes with what became of them. Those that were not made are not waited for.</param>
    /// <param name="requirements">What is tested afterwards; none when it is not known.</param>
    /// <param name="accounts">The accounts.</param>
    /// <param name="options">How long, and how often.</param>
    /// <param name="cancellationToken">Ends the waiting early.</param>
    public static SyncWaitResult Until(
        IReadOnlyCollection<SyncChange> changes,
        IReadOnlyCollection<SyncRequirement> requirements,
        IAccountReader accounts,
        SyncWaitOptions options,
        CancellationToken cancellationToken = default)
    {
        _ = accounts ?? throw new ArgumentNullException(nameof(accounts));
        SyncChange[] made = (changes ?? throw new ArgumentNullException(nameof(changes))).Where(change => change.Status == SyncChangeStatus.Applied).ToArray();
        SyncWaitResult seen = Wait(Last(made), accounts, options ?? throw new ArgumentNullException(nameof(options)), cancellationToken);
        if (requirements is null || requirements.Count == 0)
        {
            return seen;
        }

        IReadOnlyList<SyncAccessResult> results = Test(requirements, accounts, cancellationToken);
        if (seen.IsSeen)
        {
            return seen with { Results = results };
        }

        // With what was written in its place, what still fails is denied, and no waiting mends it.
        IReadOnlyList<SyncAccessResult> written = Test(requirements, new WrittenAccounts(accounts, made), cancellationToken);
        SyncAccessResult[] delayed = results.Where((result, index) => result.Status != AccessStatus.Passed && written[index].Status == AccessStatus.Passed).ToArray();
        string paths = NameList.Of(delayed.Select(result => result.Requirement.ToString()).ToArray(), 3, "; ");
        string[] warnings = delayed.Length == 0
            ? Array.Empty<string>()
            : new[] { $"The policies that were written allow what is needed, but after {Seconds(seen.Waited)} IAM does not show them all, so that the test does not pass yet: {paths}. Test again in a few minutes." };
        return seen with { Results = results, Delayed = delayed, Warnings = seen.Warnings.Concat(warnings).ToArray() };
    }

    private static SyncAccessResult[] Test(IReadOnlyCollection<SyncRequirement> requirements, IAccountReader accounts, CancellationToken cancellationToken) =>
        SyncAccessTester.Test(requirements, accounts, new AccessTestOptions(), cancellationToken).ToArray();

    /// <summary>Of each place the last change that stands: an earlier one cannot be seen any more.</summary>
    private static SyncChange[] Last(IEnumerable<SyncChange> changes)
    {
        var last = new List<SyncChange>();
        foreach (SyncChange change in changes)
        {
            last.RemoveAll(earlier => ChangeAttempt.IsSamePlace(earlier, change) || IsCreationOf(earlier, change));
            last.Add(change);
        }

        return last.ToArray();
    }

    // The trust policy takes the place of the one that the role was created with.
    private static bool IsCreationOf(SyncChange earlier, SyncChange change) =>
        earlier.Kind == SyncChangeKind.CreateRole && change.Kind == SyncChangeKind.PutTrustPolicy && earlier.RoleArn == change.RoleArn;

    private static SyncWaitResult Wait(SyncChange[] made, IAccountReader accounts, SyncWaitOptions options, CancellationToken cancellationToken)
    {
        DateTimeOffset start = options.Clock();
        if (made.Length == 0)
        {
            return new SyncWaitResult { Waited = TimeSpan.Zero, Reads = 0, Unseen = made };
        }

        TimeSpan pause = options.Interval;
        int equal = 0;
        for (int reads = 1; ; reads++)
        {
            SyncChange[] unseen = Unseen(made, accounts, cancellationToken);
            equal = unseen.Length == 0 ? equal + 1 : 0;
            TimeSpan waited = options.Clock() - start;
            if (equal >= options.EqualReads)
            {
                return new SyncWaitResult { Waited = waited, Reads = reads, Unseen = Array.Empty<SyncChange>() };
            }

            // What was just seen is seen to the end, for the few reads that are left.
            TimeSpan left = options.Timeout - waited;
            if (left <= TimeSpan.Zero && equal == 0)
            {
                return new SyncWaitResult { Waited = waited, Reads = reads, Unseen = unseen, Warnings = unseen.Select(change => Late(change, waited)).ToArray() };
            }

            pause = equal > 0 || reads == 1 ? options.Interval : TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, options.LongestInterval.Ticks));
            options.Delay(equal > 0 || pause < left ? pause : left, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private static SyncChange[] Unseen(SyncChange[] made, IAccountReader accounts, CancellationToken cancellationToken)
    {
        RoleArn[] roles = made.Where(ChangeState.IsInRole).Select(change => change.Role).Distinct().ToArray();
        IReadOnlyDictionary<RoleArn, RoleLookup> found = accounts.FindRoles(roles, cancellationToken);
        return made.Where(change => !(ChangeState.IsInRole(change) ? ChangeState.In(found[change.Role], change) : ChangeState.Read(change, accounts, cancellationToken))
            .Shows(change)).ToArray();
    }

    private static string Late(SyncChange change, TimeSpan waited) =>
        $"{change} was written, but after {Seconds(waited)} it is not seen yet. IAM needs time to spread a change, or somebody has changed it since.";

    private static string Seconds(TimeSpan span) => string.Format(CultureInfo.InvariantCulture, "{0:0.#} s", span.TotalSeconds);
}
