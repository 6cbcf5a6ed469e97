using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using CrossAcctSync.Generation;
using CrossAcctSync.Module.Connections;
using CrossAcctSync.Planning;
using CrossAcctSync.Planning.Journals;

namespace CrossAcctSync.Module.Commands;

/// <summary>The base of the cmdlets that plan and make changes: how plans, questions, progress and outcomes reach the streams.</summary>
public abstract class SyncPlanCmdlet : SyncAccountCmdlet
{
    private bool _isOnlyLooked;

    /// <summary>The changes of a plan, after what stands in the way was reported.</summary>
    private protected IReadOnlyList<SyncChange> Report(SyncPlan plan)
    {
        TellCalls();
        foreach (string warning in plan.Warnings)
        {
            WriteWarning(warning);
        }

        foreach (SyncPolicyProblem problem in plan.Problems)
        {
            WriteFailure(Failures.Policy(problem, problem.Subject));
        }

        if (plan is { Changes.Count: 0, Problems.Count: 0 })
        {
            WriteVerbose("The roles are as they should be; there is nothing to change.");
        }

        return plan.Changes;
    }

    /// <summary>Makes changes: asks for each role, shows how far the work has come, and reports each outcome.</summary>
    /// <param name="changes">The changes.</param>
    /// <param name="accounts">The accounts.</param>
    /// <param name="options">How they are made; the progress is added.</param>
    /// <param name="form">How it is told.</param>
    /// <returns>The changes with what became of them.</returns>
    private protected IReadOnlyList<SyncChange> Apply(IReadOnlyCollection<SyncChange> changes, AccountPorts accounts, SyncApplyOptions options, ApplyForm form)
    {
        // Only the thread of the pipeline can call the cmdlets of AWS Tools.
        SyncApplyOptions told = options with { ThrottleLimit = UsesAwsTools ? 1 : options.ThrottleLimit, Progress = progress => ShowProgress(RecordOf(progress, form.Activity)) };
        var made = new List<SyncChange>();
        foreach (SyncOutcome outcome in SyncApplier.Apply(changes, accounts.Reader, accounts.Writer, Approve, told, Cancellation))
        {
            Report(outcome, form.IsPassedThru || _isOnlyLooked);
            made.AddRange(outcome.Changes);
        }

        return made;

        bool Approve(SyncApproval approval)
        {
            if (form.IsForced && !IsOn("Confirm") && !IsWhatIf)
            {
                return true;
            }

            string text = $"Change the role {approval.RoleArn}:\n{approval.ToText()}";
            bool isApproved = ShouldProcess(text, text, form.Activity, out ShouldProcessReason reason);
            _isOnlyLooked |= reason == ShouldProcessReason.WhatIf;
            return isApproved;
        }
    }

    /// <summary>Opens a journal to write to, or ends the cmdlet: what cannot be told of is not done.</summary>
    /// <param name="path">The file, or null for none.</param>
    private protected SyncJournal? OpenJournal(string? path)
    {
        if (path is null || IsWhatIf)
        {
            return null;
        }

        string file = FilePathOf(path);
        if (Directory.Exists(file))
        {
            throw EndWith(Failures.FileExpected(path));
        }

        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            return SyncJournal.Open(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw EndWith(Failures.JournalUnwritable(path, exception));
        }
    }

    /// <summary>Writes changes to the output where that is wanted, and a failure to its stream.</summary>
    private protected void Report(SyncOutcome outcome, bool isWanted)
    {
        TellCalls();
        if (outcome.Failure is { } failure)
        {
            WriteFailure(Failures.Change(failure));
        }

        foreach (SyncChange change in outcome.Changes)
        {
            WriteVerbose($"{change}: {change.Status}. {change.StatusReason ?? change.Reason}");
        }

        if (isWanted)
        {
            WriteObject(outcome.Changes, enumerateCollection: true);
        }
    }

    private static ProgressRecord RecordOf(SyncProgress progress, string activity) => new(0, activity, $"{progress.Done} of {progress.Total}")
    {
        PercentComplete = 100 * progress.Done / Math.Max(1, progress.Total),
        SecondsRemaining = progress.Remaining is { } remaining ? (int)Math.Ceiling(remaining.TotalSeconds) : -1,
        RecordType = progress.Done == progress.Total ? ProgressRecordType.Completed : ProgressRecordType.Processing,
    };

    /// <summary>How the making of changes is told.</summary>
    /// <param name="Activity">What is done, a few words.</param>
    /// <param name="IsPassedThru">Whether the changes are put out.</param>
    /// <param name="IsForced">Whether $ConfirmPreference is left aside. -WhatIf and -Confirm are not.</param>
    private protected sealed record ApplyForm(string Activity, bool IsPassedThru, bool IsForced);
}
